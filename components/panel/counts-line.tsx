import { i18n } from '#i18n';
import type { PageView } from '../../utils/messaging/protocol.ts';

type ShownPage = Extract<PageView, { kind: 'page' }>;

/** Sales Navigator draws a row only when it is scrolled to: what is unreadable there is not yet drawn. */
const isDrawnByScrolling = (page: string) => page.startsWith('sales');

/** "10 shown, 8 readable, 2 anonymous": what the page held, also where it could not be read. */
export function countsText({ shown, readable, anonymous, unreadable }: ShownPage['counts']): string {
  const parts = [
    i18n.t('panel.shown', shown),
    i18n.t('panel.readable', readable),
    i18n.t('panel.anonymous', anonymous),
  ];
  if (unreadable > 0) parts.push(i18n.t('panel.unreadable', unreadable));
  return parts.join(', ');
}

function positionText({ page, total }: NonNullable<ShownPage['position']>): string | undefined {
  if (page === undefined) return undefined;
  return total === undefined ? i18n.t('panel.pageOnly', { page }) : i18n.t('panel.pageOf', { page, total });
}

/** The counts and the page's place among the results, read out when they change. */
export function CountsLine({ view }: { view: ShownPage }) {
  const position = view.position && positionText(view.position);
  const isWaiting = view.counts.unreadable > 0 && isDrawnByScrolling(view.page);
  return (
    <div className="text-[0.8125rem] text-muted">
      <p role="status" className="flex flex-wrap justify-between gap-x-3">
        <span>{countsText(isWaiting ? { ...view.counts, unreadable: 0 } : view.counts)}</span>
        {position && <span>{position}</span>}
      </p>
      {isWaiting && (
        <p className="font-medium text-ink">
          {i18n.t('panel.scrollToRead', [String(view.counts.readable), String(view.counts.shown)])}
        </p>
      )}
      {view.counts.anonymous > 0 && <p className="text-xs">{i18n.t('panel.anonymousWhy')}</p>}
    </div>
  );
}
