import { TriangleAlert, UserRoundSearch } from 'lucide-react';
import type { ReactNode } from 'react';
import { i18n } from '#i18n';
import type { FailureCode, PageView } from '../../utils/messaging/protocol.ts';
import { failureText } from '../text.ts';
import { Button } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { type NoticeActions, OtherMemberNotice, PageNotice } from './page-notice.tsx';
import { People } from './people.tsx';
import { Skeleton } from './skeleton.tsx';

export interface PagePanelProps {
  /** undefined while the page is read for the first time */
  view: PageView | undefined;
  /** the worker did not answer */
  failure: FailureCode | undefined;
  paused: boolean;
  actions: NoticeActions & { retry: () => void };
  onQueue: (keys: string[], everyone: boolean) => Promise<void>;
  /** shown where no member is linked yet */
  linkMember: ReactNode;
}

/** The page in front, whatever it is. */
export function PagePanel({ view, failure, paused, actions, onQueue, linkMember }: PagePanelProps) {
  if (failure) {
    return (
      <EmptyState icon={TriangleAlert} title={i18n.t('page.failed.title')}>
        <p>{failureText(failure)}</p>
        <Button kind="primary" onClick={actions.retry}>
          {i18n.t('common.retry')}
        </Button>
      </EmptyState>
    );
  }
  if (!view) return <Skeleton />;
  if (view.kind === 'unavailable') {
    if (view.why !== 'not-linked') return <PageNotice kind={view.why} actions={actions} />;
    return (
      <EmptyState icon={UserRoundSearch} title={i18n.t('page.not_linked.title')}>
        <p>{i18n.t('page.not_linked.body')}</p>
        {linkMember}
      </EmptyState>
    );
  }
  if (view.otherMember) return <OtherMemberNotice {...view.otherMember} />;
  if (view.state === 'loading') return <Skeleton />;
  if (view.state === 'other-page' && view.page === 'connections')
    return <PageNotice kind="connections" actions={actions} />;
  if (view.state !== 'results') return <PageNotice kind={view.state} actions={actions} />;
  // Another page is another selection.
  return <People key={view.url} view={view} paused={paused} onQueue={onQueue} onReport={actions.report} />;
}
