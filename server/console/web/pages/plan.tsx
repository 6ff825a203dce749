import { CreditCard, ExternalLink, Gift } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Plan } from '../../../contract/billing.ts';
import { ask } from '../api.ts';
import { leadTo } from '../parts/lead-to.ts';
import { Load } from '../parts/load.tsx';
import { Notice } from '../parts/notice.tsx';
import { Section } from '../parts/section.tsx';
import { useDay } from '../parts/use-day.ts';

/** What the account pays, until when it has paid, and what was paid. */
export function PlanPage() {
  const { t } = useTranslation();
  return (
    <div className="max-w-2xl space-y-4">
      <h1 className="mb-6 font-semibold text-2xl tracking-tight">{t('plan.title')}</h1>
      <Load<Plan> path="/v1/billing">
        {(plan) => (
          <>
            <Section title={t('plan.state')}>
              <State plan={plan} />
            </Section>
            <Section title={t('plan.invoices')}>
              <Invoices invoices={plan.invoices} />
            </Section>
          </>
        )}
      </Load>
    </div>
  );
}

function useMoney() {
  const { i18n } = useTranslation();
  return (amount: number, currency: string) => {
    const format = new Intl.NumberFormat(i18n.language, { style: 'currency', currency });
    return format.format(amount / 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2));
  };
}

function State({ plan }: { plan: Plan }) {
  const { t, i18n } = useTranslation();
  const day = useDay();
  const money = useMoney();
  const [failed, setFailed] = useState<string>();
  const [opening, setOpening] = useState(false);
  /** Leads to the payment provider's page, in the reader's language. */
  const open = async (what: 'checkout' | 'portal') => {
    setOpening(true);
    const language = i18n.language.startsWith('fr') ? 'fr' : 'en';
    const answered = await ask<{ url: string }>(`/v1/billing/${what}`, { method: 'POST', body: { language } });
    const problem = 'value' in answered ? leadTo(answered.value.url) : answered.problem.code;
    if (!problem) return; // the page goes
    setOpening(false);
    setFailed(problem);
  };
  const { status, paidUntil, price, freeMonths } = plan;
  const paid = status === 'active' || status === 'cancelled';
  const operatorIsPaid = plan.plan === 'manual';
  return (
    <>
      {failed && <Notice code={failed} />}
      <p className="font-medium text-lg">{t(`plan.status.${status}`, { date: paidUntil && day(paidUntil) })}</p>
      <p className="text-soft">
        {t('plan.price', { price: money(price.amount, price.currency), count: price.months })}
      </p>
      <p className="mt-4 flex items-start gap-2">
        <Gift aria-hidden="true" className="mt-0.5 size-4 shrink-0 text-accent" />
        <span>
          {t('plan.free', { count: freeMonths })} {freeMonths > 0 && t('plan.freeUse', { count: freeMonths })}{' '}
          <a className="link" href="/sponsorship">
            {t('plan.freeMore')}
          </a>
        </span>
      </p>
      {(plan.canSubscribe || plan.canManage) && (
        <div className="mt-5 flex flex-wrap gap-2">
          {plan.canSubscribe && (
            <button type="button" className="button" disabled={opening} onClick={() => open('checkout')}>
              <CreditCard aria-hidden="true" className="size-4" />
              {t(status === 'cancelled' ? 'plan.subscribeAgain' : 'plan.subscribe')}
            </button>
          )}
          {plan.canManage && (
            <button type="button" className="button-quiet" disabled={opening} onClick={() => open('portal')}>
              <ExternalLink aria-hidden="true" className="size-4" />
              {t('plan.manage')}
            </button>
          )}
        </div>
      )}
      {operatorIsPaid && !paid && <p className="mt-4 text-soft">{t('plan.manual')}</p>}
    </>
  );
}

function Invoices({ invoices }: Pick<Plan, 'invoices'>) {
  const { t } = useTranslation();
  const day = useDay();
  const money = useMoney();
  if (invoices.length === 0) return <p className="text-soft">{t('plan.noInvoices')}</p>;
  return (
    <ul className="divide-y divide-line">
      {invoices.map((invoice) => (
        <li key={invoice.id} className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1 py-2.5">
          <span className="min-w-0 break-all font-medium">{invoice.id}</span>
          <span
            className={invoice.state === 'refunded' || invoice.state === 'disputed' ? 'text-soft line-through' : ''}
          >
            {money(invoice.amount, invoice.currency)}
          </span>
          <span className="w-full text-soft">
            {t(`plan.invoiceState.${invoice.state}`, {
              date: day(invoice.paidAt),
              refunded: money(invoice.refunded, invoice.currency),
            })}
            {invoice.months > 0 && ` · ${t('plan.invoiceMonths', { count: invoice.months })}`}
          </span>
        </li>
      ))}
    </ul>
  );
}
