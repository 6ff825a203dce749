import { useTranslation } from 'react-i18next';

/** The two pages about captured people's rights. */
export function RequestTabs({ here }: { here: '/requests' | '/people-to-tell' }) {
  const { t } = useTranslation();
  const tabs = [
    { href: '/requests', label: t('requests.title') },
    { href: '/people-to-tell', label: t('tell.title') },
  ];
  return (
    <nav aria-label={t('requests.title')} className="flex flex-wrap gap-2">
      {tabs.map(({ href, label }) => (
        <a
          key={href}
          href={href}
          aria-current={href === here ? 'page' : undefined}
          className="rounded-lg border border-line px-3 py-2 text-soft hover:text-ink aria-[current=page]:border-accent aria-[current=page]:font-medium aria-[current=page]:text-ink"
        >
          {label}
        </a>
      ))}
    </nav>
  );
}
