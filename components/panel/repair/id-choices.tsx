import { i18n } from '#i18n';
import type { LeadFields } from '../../../utils/import/edited.ts';

type Ids = LeadFields['ids'];

const kinds = ['vanity', 'member', 'sales', 'urn', 'company'] as const;

function idText(key: string): string {
  const [kind, ...rest] = key.split(':');
  const known = kinds.find((name) => name === kind);
  return known ? i18n.t(`repair.id.${known}`, { id: rest.join(':') }) : key;
}

/** LinkedIn's other ids of somebody. One that belongs to another person is taken out. */
export function IdChoices({ ids, onChange }: { ids: Ids; onChange: (ids: Ids) => void }) {
  if (ids.length === 0) return null;
  return (
    <fieldset>
      <legend className="mb-1 text-sm font-medium">{i18n.t('repair.ids')}</legend>
      <p className="mb-1 text-xs text-pretty text-muted">{i18n.t('repair.idsWhy')}</p>
      {ids.map(({ key, kept }) => (
        <label key={key} className="flex items-start gap-2 py-1">
          <input
            type="checkbox"
            checked={kept}
            onChange={(event) => onChange(ids.map((id) => (id.key === key ? { key, kept: event.target.checked } : id)))}
            className="mt-0.5 size-4 shrink-0"
          />
          <span className="min-w-0 break-all">{idText(key)}</span>
        </label>
      ))}
    </fieldset>
  );
}
