import { normaliseText } from '../text.ts';

/** "Steel • Malmö, Skåne" → industry and location. One part alone does not say which of the two it is. */
export function splitSubtitle(text: string | undefined): { industry?: string; location?: string } {
  const parts = normaliseText(text ?? '').split(/\s[•·]\s/);
  const [industry, location] = parts;
  return parts.length === 2 ? { industry, location } : {};
}
