import { signIn } from './0001-sign-in.ts';
import { accounts } from './0002-accounts.ts';
import { leads } from './0003-leads.ts';
import { consents } from './0004-consents.ts';
import { linkedinLink } from './0005-linkedin-link.ts';
import { billing } from './0006-billing.ts';
import { sponsorship } from './0007-sponsorship.ts';
import { lists } from './0008-lists.ts';
import { privacy } from './0009-privacy.ts';
import { mail } from './0010-mail.ts';
import { books } from './0011-books.ts';
import { retention } from './0020-retention.ts';
import { rights } from './0030-rights.ts';
import { support } from './0031-support.ts';
import { linkedinVerification } from './0032-linkedin-verification.ts';
import { lateYes } from './0033-late-yes.ts';

/** A numbered step of the database's shape. Frozen once released: a change is a new number. */
export interface Migration {
  readonly name: string;
  readonly sql: string;
}

export const migrations: readonly Migration[] = [
  { name: '0001-sign-in', sql: signIn },
  { name: '0002-accounts', sql: accounts },
  { name: '0003-leads', sql: leads },
  { name: '0004-consents', sql: consents },
  { name: '0005-linkedin-link', sql: linkedinLink },
  { name: '0006-billing', sql: billing },
  { name: '0007-sponsorship', sql: sponsorship },
  { name: '0008-lists', sql: lists },
  { name: '0009-privacy', sql: privacy },
  { name: '0010-mail', sql: mail },
  { name: '0011-books', sql: books },
  { name: '0020-retention', sql: retention },
  { name: '0030-rights', sql: rights },
  { name: '0031-support', sql: support },
  { name: '0032-linkedin-verification', sql: linkedinVerification },
  { name: '0033-late-yes', sql: lateYes },
];
