import { nextNode, visibleText } from './dom.ts';
import { asciiDigits } from './text.ts';

/** How far a person is from the viewer, from a badge's digit alone: "• 2nd", "3rd+", "2.", "2e", "٢". Contradicting digits say nothing. */
export function parseDegree(badge: string): number | undefined {
  const digits = new Set(asciiDigits(badge).match(/\d+/g));
  const [digit] = digits;
  return digits.size === 1 && digit && /^[123]$/.test(digit) ? Number(digit) : undefined;
}

/** The badge stands beside the link with the name. */
export function degreeBeside(title: Node): number | undefined {
  let badge = '';
  let node = nextNode(title);
  for (let budget = 8; node && budget > 0; budget--) {
    badge += ` ${visibleText(node)}`;
    node = nextNode(node);
  }
  return parseDegree(badge);
}
