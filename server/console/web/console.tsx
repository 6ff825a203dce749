import { type ReactNode, useEffect, useState } from 'react';
import type { Me } from '../../contract/account.ts';
import { ask } from './api.ts';
import { measure } from './audience/measure.ts';
import { AccountPage } from './pages/account.tsx';
import { ClosedPage } from './pages/closed.tsx';
import { DataRequestPage } from './pages/data-request.tsx';
import { HelpPage } from './pages/help.tsx';
import { InvitationPage } from './pages/invitation.tsx';
import { LeadPage } from './pages/lead.tsx';
import { LeadsPage } from './pages/leads.tsx';
import { PeopleToTellPage } from './pages/people-to-tell.tsx';
import { PlanPage } from './pages/plan.tsx';
import { PrivacyPage } from './pages/privacy.tsx';
import { RequestsPage } from './pages/requests.tsx';
import { SignInPage } from './pages/sign-in.tsx';
import { SignUpPage } from './pages/sign-up.tsx';
import { SponsorshipPage } from './pages/sponsorship.tsx';
import { UnsubscribePage } from './pages/unsubscribe.tsx';
import { Notice } from './parts/notice.tsx';
import { Shell } from './parts/shell.tsx';

/** Which page an address shows. Pages that need somebody lead to sign-in, and back afterwards. */
export function Console({ path }: { path: string }) {
  if (path === '/sign-in') return <SignInPage search={location.search} />;
  if (path === '/sign-up') return <SignUpPage search={location.search} />;
  if (path === '/privacy') return <PrivacyPage />;
  if (path === '/data-request') return <DataRequestPage />;
  if (path.startsWith('/data-request/')) return <DataRequestPage token={path.slice('/data-request/'.length)} />;
  if (path.startsWith('/unsubscribe/')) return <UnsubscribePage />;
  if (path.startsWith('/s/')) return <InvitationPage code={path.slice('/s/'.length)} />;
  return <SignedIn path={path}>{(me) => <Page path={path} me={me} />}</SignedIn>;
}

function Page({ path, me }: { path: string; me: Me }) {
  if (path === '/account') return <AccountPage me={me} />;
  if (path === '/people-to-tell') return <PeopleToTellPage me={me} />;
  if (path.startsWith('/leads/')) return <LeadPage id={path.slice('/leads/'.length)} />;
  if (path === '/help') return <HelpPage />;
  if (path === '/requests') return <RequestsPage />;
  if (path === '/plan') return <PlanPage />;
  if (path === '/sponsorship') return <SponsorshipPage />;
  return <LeadsPage />;
}

function SignedIn({ path, children }: { path: string; children: (me: Me) => ReactNode }) {
  const [me, setMe] = useState<Me>();
  const [failed, setFailed] = useState<string>();
  useEffect(() => {
    void ask<Me>('/v1/me').then((answered) => {
      if ('value' in answered) {
        setMe(answered.value);
        if (!answered.value.status) measure(path);
      } else if (answered.problem.code === 'unauthenticated')
        location.replace(`/sign-in?to=${encodeURIComponent(path)}`);
      else setFailed(answered.problem.code);
    });
  }, [path]);
  return (
    <Shell path={path} me={me}>
      {failed && <Notice code={failed} />}
      {me?.status && path !== '/requests' && <ClosedPage status={me.status} onOpened={setMe} />}
      {me && (!me.status || path === '/requests') && children(me)}
    </Shell>
  );
}
