import { Ban, Check, Clock, OctagonX, Plus } from 'lucide-react';
import { i18n } from '#i18n';
import type { RowState } from '../../utils/messaging/protocol.ts';
import { underscored } from '../text.ts';
import { Chip } from '../ui/chip.tsx';

const looks = {
  new: { tone: 'accent', icon: Plus },
  queued: { tone: 'plain', icon: Clock },
  'in-crm': { tone: 'good', icon: Check },
  refused: { tone: 'danger', icon: OctagonX },
  suppressed: { tone: 'warn', icon: Ban },
} as const satisfies Record<RowState, object>;

/** What is known of a person, in one word. */
export function StateChip({ state }: { state: RowState }) {
  return <Chip {...looks[state]}>{i18n.t(`rowState.${underscored(state)}`)}</Chip>;
}
