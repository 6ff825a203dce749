/** What every reminder about free months needs to know. */
export interface Reminder {
  readonly months: number;
  /** without refund after the first invoice */
  readonly days: number;
  /** the page about free months */
  readonly url: string;
}

export const monthsIn = {
  en: (months: number) => (months === 1 ? 'a free month' : `${months} free months`),
  fr: (months: number) => (months === 1 ? 'un mois offert' : `${months} mois offerts`),
};
