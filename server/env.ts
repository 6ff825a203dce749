import * as z from 'zod';
import { type Prices, usualPrices } from './billing/prices.ts';
import type { StripeSettings } from './billing/stripe.ts';
import { extensionId } from './contract/sign-in.ts';
import { isSafeIssuer, type LinkedInSettings, linkedinIssuer } from './links/linkedin.ts';
import type { SmtpSettings } from './mail/smtp.ts';
import { type SponsorshipRules, usualRules } from './sponsorship/rules.ts';

const whole = (least: number, most: number) =>
  z.coerce.number('must be a number').int('must be a whole number').min(least).max(most);
const secret = z.string().min(32, 'must have at least 32 characters').optional();

/** Every setting of the service; docs/operations.md says what each is for. */
const envSchema = z
  .object({
    PORT: z.coerce.number('must be a number').int('must be a whole number').min(0).max(65_535).default(8787),
    HOST: z.string().min(1).default('127.0.0.1'),
    DATABASE_URL: z.url({ protocol: /^postgres(?:ql)?$/, error: 'must be a postgres:// address' }).optional(),
    DATA_DIR: z.string().min(1).default('.leadferry/data'),
    PUBLIC_URL: z.url({ protocol: /^https?$/, error: 'must be an http(s) address' }).optional(),
    EXTENSION_IDS: z
      .string()
      .default(extensionId)
      .transform((list) => list.split(',').map((id) => id.trim()))
      .pipe(z.array(z.string().regex(/^[a-p]{32}$/, 'must be extension ids (32 letters a–p), separated by commas'))),
    AUTH_SECRET: secret,
    SUPPRESSION_PEPPER: secret,
    DAILY_CAP: z.coerce.number('must be a number').int('must be a whole number').min(1).max(1_000_000).default(250),
    SPONSOR_MONTHS: whole(0, 12).default(usualRules.sponsorMonths),
    SPONSORED_MONTHS: whole(0, 12).default(usualRules.sponsoredMonths),
    SPONSORSHIP_HOLD_DAYS: whole(0, 365).default(usualRules.holdDays),
    SPONSORSHIP_CLAIM_DAYS: whole(1, 365).default(usualRules.claimDays),
    SPONSOR_MONTHS_PER_YEAR: whole(0, 1200).default(usualRules.monthsPerYear),
    SPONSOR_EARNINGS_PER_DAY: whole(1, 10_000).default(usualRules.earningsPerDay),
    SPONSORSHIP_CONTACT: z.email('must be a mail address').default(usualRules.contact),
    PRICE_AMOUNT: whole(0, 100_000_000).default(usualPrices.amount),
    PRICE_CURRENCY: z
      .string()
      .regex(/^[A-Z]{3}$/, 'must be three capital letters, as EUR')
      .default(usualPrices.currency),
    PRICE_MONTHS: whole(1, 36).default(usualPrices.months),
    STRIPE_SECRET_KEY: z.string().min(1).optional(),
    STRIPE_WEBHOOK_SECRET: z.string().min(1).optional(),
    STRIPE_PRICE: z.string().min(1).optional(),
    LINK_COOL_DOWN_HOURS: whole(0, 24 * 365).default(24),
    LINKEDIN_CLIENT_ID: z.string().min(1).optional(),
    LINKEDIN_CLIENT_SECRET: z.string().min(1).optional(),
    LINKEDIN_ISSUER: z
      .url({ error: 'must be an https:// address' })
      .refine(isSafeIssuer, 'must be an https:// address')
      .default(linkedinIssuer),
    COOLING_OFF_DAYS: whole(0, 90).default(14),
    OPERATOR: z.string().min(1).max(400).optional(),
    SMTP_URL: z.url({ protocol: /^smtps?$/, error: 'must be a smtp:// or smtps:// address' }).optional(),
    MAIL_FROM: z
      .string()
      .regex(/^[^<>\r\n]*<?[^\s<>@]+@[^\s<>@]+>?$/, 'must be a mail address, with or without a name before it')
      .optional(),
    JOBS_EVERY_SECONDS: whole(1, 3600).default(60),
    REQUESTS_PER_MINUTE: whole(1, 1_000_000).default(1200),
    PUBLIC_REQUESTS_PER_MINUTE: whole(1, 1_000_000).default(600),
    TRUSTED_PROXIES: whole(0, 10).default(0),
    LOG_LEVEL: z
      .enum(
        ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'],
        'must be fatal, error, warn, info, debug, trace or silent',
      )
      .default('info'),
  })
  .refine(({ STRIPE_SECRET_KEY, STRIPE_WEBHOOK_SECRET }) => !STRIPE_SECRET_KEY || STRIPE_WEBHOOK_SECRET, {
    path: ['STRIPE_WEBHOOK_SECRET'],
    error: 'is needed with STRIPE_SECRET_KEY: without it no event of Stripe can be believed',
  })
  .refine(({ LINKEDIN_CLIENT_ID, LINKEDIN_CLIENT_SECRET }) => !LINKEDIN_CLIENT_ID === !LINKEDIN_CLIENT_SECRET, {
    path: ['LINKEDIN_CLIENT_SECRET'],
    error: 'and LINKEDIN_CLIENT_ID come together: both stand on your app’s page at LinkedIn',
  })
  .refine(({ SMTP_URL, MAIL_FROM }) => !SMTP_URL || MAIL_FROM, {
    path: ['MAIL_FROM'],
    error: 'is needed with SMTP_URL: a letter says who sends it',
  });

export type Env = z.infer<typeof envSchema>;

/** Reads the environment, or says everything that is wrong with it, at once. A variable set to nothing counts as unset. */
export function readEnv(variables: Readonly<Record<string, string | undefined>>): { env: Env } | { faults: string[] } {
  const given = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== ''));
  const parsed = envSchema.safeParse(given);
  if (parsed.success) return { env: parsed.data };
  return { faults: parsed.error.issues.map(({ path, message }) => `${String(path[0])}: ${message}`) };
}

/** The sponsorship rules that the operator has set. */
export const readRules = (env: Env): SponsorshipRules => ({
  sponsorMonths: env.SPONSOR_MONTHS,
  sponsoredMonths: env.SPONSORED_MONTHS,
  holdDays: env.SPONSORSHIP_HOLD_DAYS,
  claimDays: env.SPONSORSHIP_CLAIM_DAYS,
  monthsPerYear: env.SPONSOR_MONTHS_PER_YEAR,
  earningsPerDay: env.SPONSOR_EARNINGS_PER_DAY,
  contact: env.SPONSORSHIP_CONTACT,
});

export const readPrices = (env: Env): Prices => ({
  amount: env.PRICE_AMOUNT,
  currency: env.PRICE_CURRENCY,
  months: env.PRICE_MONTHS,
});

/** Undefined where there is no key: then the operator takes the money. */
export const readStripe = (env: Env): StripeSettings | undefined =>
  env.STRIPE_SECRET_KEY && env.STRIPE_WEBHOOK_SECRET
    ? { secretKey: env.STRIPE_SECRET_KEY, webhookSecret: env.STRIPE_WEBHOOK_SECRET, price: env.STRIPE_PRICE }
    : undefined;

/** Undefined where there is no mail server: then letters wait. */
export const readSmtp = (env: Env): SmtpSettings | undefined =>
  env.SMTP_URL && env.MAIL_FROM ? { url: env.SMTP_URL, from: env.MAIL_FROM } : undefined;

/** Undefined where there is no app at LinkedIn: then a link is what the user confirmed, and nothing more. */
export const readLinkedIn = (env: Env): LinkedInSettings | undefined =>
  env.LINKEDIN_CLIENT_ID && env.LINKEDIN_CLIENT_SECRET
    ? { clientId: env.LINKEDIN_CLIENT_ID, clientSecret: env.LINKEDIN_CLIENT_SECRET, issuer: env.LINKEDIN_ISSUER }
    : undefined;
