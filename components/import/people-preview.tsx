import { i18n } from '#i18n';
import type { ImportedPerson } from '../../utils/import/people.ts';

/** The first people as they will be queued. */
export function PeoplePreview({ people }: { people: ImportedPerson[] }) {
  return (
    <ul aria-label={i18n.t('import.preview')} className="divide-y divide-line rounded-lg border border-line">
      {people.map(({ lead, place, url }) => (
        <li key={place} className="px-3.5 py-2">
          <p className="font-semibold wrap-break-word">{lead.name.shown}</p>
          <p className="text-[0.8125rem] wrap-break-word">
            {[lead.headline, lead.position, lead.company].filter(Boolean).join(' · ')}
          </p>
          <p className="truncate text-[0.8125rem] text-muted">{[lead.location, url].filter(Boolean).join(' · ')}</p>
        </li>
      ))}
    </ul>
  );
}
