/** What an account costs; the operator's settings. */
export interface Prices {
  /** per period, in the currency's smallest unit */
  readonly amount: number;
  /** ISO 4217, upper case */
  readonly currency: string;
  /** months in one period */
  readonly months: number;
}

export const usualPrices: Prices = { amount: 2900, currency: 'EUR', months: 1 };
