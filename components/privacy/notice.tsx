import type { PrivacyNotice } from '../../server/contract/privacy-notice/notice.ts';
import { Section } from '../options/section.tsx';

/** The privacy notice, section by section. */
export function Notice({ intro, sections }: Pick<PrivacyNotice, 'intro' | 'sections'>) {
  return (
    <>
      <p className="text-pretty">{intro}</p>
      {sections.map(({ id, title, body }) => (
        <Section key={id} title={title}>
          {body.map((part) =>
            typeof part === 'string' ? (
              <p key={part} className="text-pretty">
                {part}
              </p>
            ) : (
              <ul key={part[0]} className="list-disc space-y-1.5 pl-5">
                {part.map((line) => (
                  <li key={line}>{line}</li>
                ))}
              </ul>
            ),
          )}
        </Section>
      ))}
    </>
  );
}
