import {
  FileQuestion,
  Hourglass,
  LayoutTemplate,
  LogIn,
  PanelRight,
  RotateCw,
  ScrollText,
  SearchX,
  TriangleAlert,
  UserRoundCheck,
  UserRoundX,
  UsersRound,
} from 'lucide-react';
import { i18n } from '#i18n';
import type { PageState } from '../../utils/linkedin/extraction.ts';
import type { PageView } from '../../utils/messaging/protocol.ts';
import { underscored } from '../text.ts';
import { Button } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';

type Why = Extract<PageView, { kind: 'unavailable' }>['why'];
/** Why there are no people to show. What has a screen of its own is not here. */
export type NoticeKind = 'connections' | Exclude<Why, 'not-linked'> | Exclude<PageState, 'results' | 'loading'>;

type Action = 'setUp' | 'review' | 'accept' | 'search' | 'reload' | 'report' | 'connections';

const notices: Record<NoticeKind, { icon: typeof RotateCw; action?: Action }> = {
  'not-opted-in': { icon: PanelRight, action: 'setUp' },
  'notice-changed': { icon: ScrollText, action: 'review' },
  'session-ended': { icon: LogIn },
  'session-changed': { icon: UserRoundCheck, action: 'accept' },
  'not-linkedin': { icon: FileQuestion, action: 'search' },
  'no-adapter': { icon: FileQuestion, action: 'search' },
  'other-page': { icon: FileQuestion, action: 'search' },
  connections: { icon: UsersRound, action: 'connections' },
  'tab-unreachable': { icon: RotateCw, action: 'reload' },
  error: { icon: TriangleAlert, action: 'reload' },
  stale: { icon: RotateCw, action: 'reload' },
  empty: { icon: SearchX },
  'signed-out': { icon: LogIn },
  limited: { icon: Hourglass },
  'layout-changed': { icon: LayoutTemplate, action: 'report' },
};

export type NoticeActions = Record<Action, () => void>;

const actionText = (kind: NoticeKind): string => {
  switch (kind) {
    case 'not-opted-in':
      return i18n.t('common.setUp');
    case 'layout-changed':
      return i18n.t('report.open');
    case 'notice-changed':
    case 'session-changed':
    case 'tab-unreachable':
    case 'error':
    case 'stale':
    case 'not-linkedin':
    case 'no-adapter':
    case 'other-page':
    case 'connections':
      return i18n.t(`page.${underscored(kind)}.action`);
    default:
      return '';
  }
};

/** Says why the page has no people to show, and offers the next step where there is one. */
export function PageNotice({ kind, actions }: { kind: NoticeKind; actions: NoticeActions }) {
  const { icon, action } = notices[kind];
  return (
    <EmptyState icon={icon} title={i18n.t(`page.${underscored(kind)}.title`)}>
      <p>{i18n.t(`page.${underscored(kind)}.body`)}</p>
      {action && (
        <Button kind="primary" onClick={actions[action]}>
          {actionText(kind)}
        </Button>
      )}
    </EmptyState>
  );
}

/** The page shows another member than the linked one: who was expected, who was found, and that nothing is read. */
export function OtherMemberNotice({ linked, found }: { linked?: string; found?: string }) {
  return (
    <EmptyState icon={UserRoundX} title={i18n.t('page.other_member.title')}>
      <p>
        {found ? i18n.t('page.other_member.found', { found }) : i18n.t('page.other_member.unknown')}{' '}
        {linked && i18n.t('page.other_member.linked', { linked })}
      </p>
      <p>{i18n.t('page.other_member.body')}</p>
    </EmptyState>
  );
}
