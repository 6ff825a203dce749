/**
 * What is known about a payment, whoever said it. A fact is kept once, by `id`, and everything else is read off the set of
 * facts: so it does not matter in which order they come, or how often.
 */
export type Fact = Paid | Returned | Charge | Subscribed;

interface Known {
  /** the provider's event id, or one that names the operator's command */
  readonly id: string;
  readonly at: Date;
  /** whose it is, where the fact says so itself */
  readonly accountId?: string | undefined;
  /** Names that other facts may share: `invoice:in_1`, `payment:pi_1`, `charge:ch_1`, `customer:cus_1`. */
  readonly refs: readonly string[];
}

export interface Paid extends Known {
  readonly kind: 'paid';
  readonly invoice: string;
  /** in the currency's smallest unit */
  readonly amount: number;
  /** ISO 4217, upper case */
  readonly currency: string;
  /** none where it pays for no time, as a trial's invoice over nothing */
  readonly months: number;
  /** from when it pays, as an ISO time; from its payment where that is not said */
  readonly coversFrom?: string | undefined;
}

/** Money that went back, given by us (refunded) or taken by the bank (disputed); or that the bank gave back (reinstated). */
export interface Returned extends Known {
  readonly kind: 'refunded' | 'disputed' | 'reinstated';
  /** how much of it has gone back by now, where not all of it has */
  readonly amount?: number | undefined;
}

/** What ties names of one payment together. */
export interface Charge extends Known {
  readonly kind: 'charge';
  /** keyed hash of the card's fingerprint: the same card gives the same hash, and no card is kept */
  readonly cardHash?: string | undefined;
}

export interface Subscribed extends Known {
  readonly kind: 'subscription';
  readonly customer: string;
  readonly subscription: string;
  /** it will not be renewed */
  readonly cancelled: boolean;
  /** it is over, and none of its other facts changes that */
  readonly ended?: boolean | undefined;
}
