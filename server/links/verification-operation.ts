import { verificationStartSchema } from '../contract/link.ts';
import { answer, refuse } from '../http/answer.ts';
import { defineOperation } from '../http/operation.ts';
import { findLink } from './store.ts';
import { rememberAttempt } from './verification.ts';

export const startVerification = defineOperation({
  id: 'startLinkedInVerification',
  method: 'POST',
  path: '/v1/linkedin-link/verification',
  tag: 'LinkedIn link',
  summary: 'Have LinkedIn say that the linked member is you',
  description:
    'Begins Sign In with LinkedIn (OpenID Connect). LinkedIn leads back to the console, signed in as the same user, within ten minutes.',
  answers: { 200: { description: 'Where to go', schema: verificationStartSchema } },
  refusals: ['not-linked', 'verification-unavailable', 'linkedin-unavailable'],
  before: async ({ linkedin }) => linkedin?.begin().catch(() => undefined),
  async handle({ db, caller, tools, before: begun }) {
    if (!tools.linkedin) {
      return refuse('verification-unavailable', {
        detail: 'Whoever runs the service has not set it up. Your link stays as you confirmed it.',
      });
    }
    const link = await findLink(db, caller.accountId);
    if (!link) return refuse('not-linked', { detail: 'Link your LinkedIn member from the extension first.' });
    if (!begun)
      return refuse('linkedin-unavailable', { retryAfter: 30, detail: 'Nothing was changed. Try again in a minute.' });
    await rememberAttempt(db, caller, link.id, begun.attempt, tools.now());
    return answer({ url: begun.url });
  },
});
