import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { PersonToTell } from '../../../contract/told.ts';
import { useDay } from '../parts/use-day.ts';

interface PersonRowProps {
  person: PersonToTell;
  isChosen: boolean;
  onChoose: (isChosen: boolean) => void;
}

export function PersonRow({ person, isChosen, onChoose }: PersonRowProps) {
  const { t } = useTranslation();
  const day = useDay();
  const id = useId();
  const isLate = Date.parse(person.dueAt) < Date.now();
  return (
    <li className="flex items-start gap-3 py-3">
      <input
        id={id}
        type="checkbox"
        className="mt-0.5 size-4 shrink-0 accent-accent"
        checked={isChosen}
        onChange={(event) => onChoose(event.target.checked)}
      />
      <div className="min-w-0 flex-1">
        <label htmlFor={id} className="cursor-pointer break-words font-medium">
          <bdi>{person.name}</bdi>
        </label>
        <p className="break-words text-soft">
          {[person.location, t(`tell.language.${person.language}`)].filter(Boolean).join(' · ')}
        </p>
        <a className="link" href={`/leads/${person.id}`}>
          {t('tell.open')}
          <span className="sr-only"> {person.name}</span>
        </a>
      </div>
      <p className={isLate ? 'shrink-0 font-medium text-danger' : 'shrink-0 text-soft'}>
        {t(isLate ? 'requests.late' : 'tell.by', { date: day(person.dueAt) })}
      </p>
    </li>
  );
}
