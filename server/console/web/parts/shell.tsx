import { CircleUser, CreditCard, Gift, Inbox, Users } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Me } from '../../../contract/account.ts';
import { Footer } from './footer.tsx';
import { LanguageSwitch } from './language-switch.tsx';
import { Wordmark } from './wordmark.tsx';

/** Pages that are not in the list, and below which one they stand. */
const within: Readonly<Record<string, string>> = { '/people-to-tell': '/requests' };

/** The frame of the pages for somebody who is signed in. */
export function Shell({ path, me, children }: { path: string; me: Me | undefined; children: ReactNode }) {
  const { t } = useTranslation();
  const pages = [
    { href: '/leads', label: t('leads.title'), icon: Users },
    { href: '/requests', label: t('requests.title'), icon: Inbox },
    { href: '/sponsorship', label: t('sponsorship.title'), icon: Gift },
    { href: '/plan', label: t('plan.title'), icon: CreditCard },
    { href: '/account', label: t('account.title'), icon: CircleUser },
  ];
  return (
    <>
      <header className="border-line border-b bg-card">
        <div className="mx-auto flex max-w-6xl flex-wrap items-center gap-x-6 gap-y-2 px-4 py-3 sm:px-6">
          <a href="/leads" className="rounded-lg">
            <Wordmark />
          </a>
          <nav
            aria-label={t('pages')}
            className="order-last -mx-2 flex w-full flex-wrap gap-x-1 sm:mx-0 sm:order-none sm:w-auto"
          >
            {pages.map(({ href, label, icon: Icon }) => (
              <a
                key={href}
                href={href}
                aria-current={path === href || within[path] === href ? 'page' : undefined}
                className="inline-flex items-center gap-2 whitespace-nowrap rounded-lg px-2 py-2 text-soft sm:px-3 hover:text-ink aria-[current=page]:bg-paper aria-[current=page]:font-medium aria-[current=page]:text-ink"
              >
                <Icon aria-hidden="true" className="hidden size-4 sm:block" />
                {label}
              </a>
            ))}
          </nav>
          <div className="ml-auto flex min-w-0 items-center gap-3">
            <span className="hidden max-w-48 truncate text-soft md:block">{me?.user.name}</span>
            <LanguageSwitch />
          </div>
        </div>
      </header>
      <main className="mx-auto max-w-6xl px-4 py-6 sm:px-6 sm:py-8">{children}</main>
      <Footer />
    </>
  );
}
