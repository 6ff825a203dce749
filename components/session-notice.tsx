import { i18n } from '#i18n';
import { Button } from './ui/button.tsx';
import { Callout } from './ui/callout.tsx';

/** The LinkedIn session that was known has ended or changed: nothing is captured until the user says that it is them. */
export function SessionNotice({ why, onAccept }: { why: 'ended' | 'changed'; onAccept: () => void }) {
  return (
    <Callout tone="warn" role="status" title={i18n.t(`page.session_${why}.title`)}>
      <p>{i18n.t(`page.session_${why}.body`)}</p>
      {why === 'changed' && <Button onClick={onAccept}>{i18n.t('page.session_changed.action')}</Button>}
    </Callout>
  );
}
