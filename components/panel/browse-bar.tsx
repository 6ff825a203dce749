import { TriangleAlert } from 'lucide-react';
import { i18n } from '#i18n';
import type { PageState } from '../../utils/linkedin/extraction.ts';
import type { FailureCode, Reply } from '../../utils/messaging/protocol.ts';
import { failureText, underscored } from '../text.ts';
import { Switch } from '../ui/switch.tsx';
import { usePending } from '../use-pending.ts';

export interface BrowseBarProps {
  /** absent: off in this tab */
  browsed?: { captured: number; stopped?: FailureCode | PageState };
  onChange: (on: boolean) => Promise<Reply<object>>;
  /** what the service still takes in today; absent where it has not said */
  allowance?: { left: number; cap: number };
  onFailure: (text: string) => void;
}

/** Page states that stop capture, by what their notice says. */
const states = ['error', 'signed-out', 'limited', 'layout-changed'] as const;

function stoppedText(stopped: FailureCode | PageState): string {
  const state = states.find((one) => one === stopped);
  return state ? i18n.t(`page.${underscored(state)}.title`) : failureText(stopped as FailureCode);
}

/** The switch for capture as one browses, in this tab, and what is left of the day. */
export function BrowseBar({ browsed, onChange, allowance, onFailure }: BrowseBarProps) {
  const [pending, change] = usePending(async (on: boolean) => {
    const reply = await onChange(on);
    if (!reply.ok) onFailure(failureText(reply.code));
  });
  return (
    <section aria-label={i18n.t('browse.title')} className="space-y-1.5 border-b border-line bg-surface px-4 py-2.5">
      <Switch
        on={browsed !== undefined}
        busy={pending}
        onChange={change}
        hint={browsed ? i18n.t('browse.captured', browsed.captured) : i18n.t('browse.hint')}
      >
        {i18n.t('browse.title')}
      </Switch>
      {browsed?.stopped && (
        <p role="status" className="flex gap-2 text-[0.8125rem] text-warn">
          <TriangleAlert aria-hidden className="mt-0.5 size-4 shrink-0" />
          <span>
            {i18n.t('browse.stopped')} {stoppedText(browsed.stopped)}
          </span>
        </p>
      )}
      {allowance && (
        <p className={`text-[0.8125rem] ${allowance.left === 0 ? 'font-medium text-warn' : 'text-muted'}`}>
          {i18n.t('browse.left', [String(allowance.left), String(allowance.cap)])}
        </p>
      )}
    </section>
  );
}
