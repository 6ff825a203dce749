import { ExternalLink } from 'lucide-react';
import type { ReactNode } from 'react';
import { isWebPage } from '../../../contract/addresses.ts';

/** A link out of the console, and only to a page of the web. */
export function SafeLink({ url, children }: { url: string; children: ReactNode }) {
  if (!isWebPage(url)) return <span className="break-all">{url}</span>;
  return (
    <a className="link inline-flex items-center gap-1 break-all" href={url} target="_blank" rel="noopener noreferrer">
      {children}
      <ExternalLink aria-hidden="true" className="size-3.5 shrink-0" />
    </a>
  );
}
