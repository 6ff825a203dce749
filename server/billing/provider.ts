import type { Fact } from './facts.ts';

/** What the provider's own pages can speak. */
export type Language = 'en' | 'fr';

export type ReadEvent = { facts: readonly Fact[] } | { refused: 'signature-invalid'; detail: string };

/** Who takes the money. Everything else in the service knows payments as facts, and not who told them. */
export interface Provider {
  readonly plan: 'manual' | 'stripe';
  /** how long before the end of a paid period it must know that a free month comes next */
  readonly leadMs: number;
  /** Reads a signed event; absent where nobody sends any. */
  readonly readEvent?: (body: string, signature: string | undefined) => Promise<ReadEvent>;
  /** Where to go and pay for the account; absent where the operator takes the money. */
  readonly startCheckout?: (account: {
    accountId: string;
    email: string;
    customer?: string;
    language: Language;
  }) => Promise<{ url: string }>;
  /** Where a customer changes the card, gets invoices and cancels; absent where the operator does that. */
  readonly openPortal?: (account: { customer: string; language: Language }) => Promise<{ url: string }>;
  /** Ends a subscription; one that has ended is no fault. */
  readonly cancel?: (subscription: string) => Promise<void>;
  /** Tells it that the time until then is paid by free months. May be told again. */
  readonly postpone?: (subscription: string, until: Date) => Promise<void>;
}

/** The operator writes invoices and records them with `npm run -s billing`. */
export const manualPlan: Provider = { plan: 'manual', leadMs: 0 };
