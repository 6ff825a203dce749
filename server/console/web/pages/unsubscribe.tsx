import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ask } from '../api.ts';
import { FrontDoor } from '../parts/front-door.tsx';
import { Notice } from '../parts/notice.tsx';

/** Where the link at the end of a promotional letter leads. Nothing has changed until the button is pressed. */
export function UnsubscribePage() {
  const { t } = useTranslation();
  const [failed, setFailed] = useState<string>();
  const [done, setDone] = useState(false);
  const stop = async () => {
    const answered = await ask(location.pathname, { method: 'POST', body: {} });
    setDone('value' in answered);
    setFailed('problem' in answered ? answered.problem.code : undefined);
  };
  return (
    <FrontDoor title={t('unsubscribe.title')} lead={t('unsubscribe.lead')}>
      {failed && <Notice code={failed === 'not-found' ? 'link-broken' : failed} />}
      <p role="status" className={done ? '' : 'sr-only'}>
        {done && t('unsubscribe.done')}
      </p>
      {!done && (
        <button type="button" className="button mt-4 w-full" onClick={stop}>
          {t('unsubscribe.do')}
        </button>
      )}
    </FrontDoor>
  );
}
