import { i18n } from '#i18n';

/** To the privacy notice in the package, in a tab of its own. */
export const PrivacyLink = () => (
  <a
    href="/privacy.html"
    target="_blank"
    rel="noreferrer"
    className="text-sm text-muted underline underline-offset-2 hover:text-accent"
  >
    {i18n.t('privacy.link')}
  </a>
);
