import type { Pool } from 'pg';
import { findStatus } from '../accounts/status.ts';
import { inScope } from '../db/tenant.ts';
import { toHtml, toText } from './letter.ts';
import { claimMail, postponeMail, settleMail, type WaitingMail } from './outbox.ts';
import { findRecipient } from './recipient.ts';
import type { Mailer } from './smtp.ts';
import { findTemplate } from './templates.ts';
import { unsubscribeUrl } from './unsubscribe.ts';

export interface DeliveryDeps {
  readonly app: Pool;
  readonly mailer: Mailer;
  readonly now: () => Date;
  readonly pepper: string;
  readonly publicUrl: string;
}

const MINUTE_MS = 60_000;
const LONGEST_WAIT_MS = 6 * 60 * MINUTE_MS;
/** With waits that double up to six hours: about four days. */
const MOST_ATTEMPTS = 24;

/**
 * Sends one letter. The row is held while the server takes it, so that two workers send it once; one that dies between the
 * server's yes and the commit leaves it to be sent again under the same Message-ID, which is as far as SMTP goes.
 */
export async function deliverMail(deps: DeliveryDeps, waiting: WaitingMail): Promise<void> {
  const { app, mailer, now, pepper, publicUrl } = deps;
  await inScope(app, { accountId: waiting.accountId }, async (db) => {
    const mail = await claimMail(db, waiting, now());
    if (!mail) return;
    const drop = (why: string) => settleMail(db, mail, 'dropped', now(), why);
    if (mail.until && mail.until <= now()) return drop('too late');
    const template = findTemplate(mail.template);
    if (!template) return drop('no such letter');
    const recipient = await findRecipient(db, mail);
    if (!recipient) return drop('nobody there');
    if (template.promotional && !recipient.allowsPromotion) return drop('not allowed');
    if (template.promotional && (await findStatus(db, mail.accountId))) return drop('deactivated');

    const { address, language } = recipient;
    const letter = template[language](mail.data);
    const stop = template.promotional ? unsubscribeUrl(publicUrl, pepper, mail) : undefined;
    const handed = await mailer.hand({
      messageId: `<${mail.id}@${mailer.domain}>`,
      to: address,
      date: mail.createdAt,
      subject: letter.subject,
      text: toText(letter, language, stop),
      html: toHtml(letter, language, stop),
      headers: {
        'Content-Language': language,
        ...(stop && { 'List-Unsubscribe': `<${stop}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' }),
      },
    });
    if (handed.sent) return settleMail(db, mail, 'sent', now());
    if (handed.forGood || mail.attempts + 1 >= MOST_ATTEMPTS)
      return settleMail(db, mail, 'refused', now(), handed.code);
    const wait = Math.min(MINUTE_MS * 2 ** mail.attempts, LONGEST_WAIT_MS);
    return postponeMail(db, mail, new Date(now().getTime() + wait), handed.code);
  });
}
