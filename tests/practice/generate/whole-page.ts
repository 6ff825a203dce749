import type { PracticeMember } from '../members.ts';
import { escapeHtml } from './tree.ts';

const STYLE = `
body{margin:0;font:14px/1.45 system-ui,sans-serif;background:#f3f1ec;color:#1c1c1c}a{color:inherit;text-decoration:none}
.visually-hidden{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
.practice-note{background:#1d3b36;color:#e9f3ef;text-align:center;padding:6px;font-size:12px;letter-spacing:.02em}
nav{display:flex;gap:24px;align-items:center;background:#fff;border-bottom:1px solid #dcd9d2;padding:12px 24px}
nav b{font-size:17px;color:#1d3b36}nav .practice-search{background:#eef0ee;border-radius:4px;padding:6px 12px;color:#555;min-width:220px}
.practice-body{display:flex;gap:24px;max-width:1080px;margin:20px auto;padding:0 20px;align-items:flex-start}
main{flex:1;min-width:0;background:#fff;border:1px solid #dcd9d2;border-radius:8px;padding:8px 20px}
aside{width:240px;background:#fff;border:1px solid #dcd9d2;border-radius:8px;padding:16px;color:#666;font-size:13px}
ul.list-style-none,[role=list]{list-style:none;margin:0;padding:0}ul.list-style-none>li{padding:12px 0;border-bottom:1px solid #eee}
.linked-area,.practice-card{display:flex;gap:14px;align-items:flex-start}.linked-area>div:nth-child(2),.practice-card>div:nth-of-type(1){flex:1;min-width:0}
figure{margin:0}figure,.linked-area>div:first-child a{display:block;width:56px;height:56px;border-radius:50%;background:linear-gradient(135deg,#9fb8b1,#d8c6a4);overflow:hidden;flex:none}
:nth-child(3n+1)>[role=listitem] figure,li:nth-child(3n+1) .linked-area>div:first-child a{background:linear-gradient(135deg,#c3a6b8,#8fa7c4)}:nth-child(4n)>[role=listitem] figure,li:nth-child(4n) .linked-area>div:first-child a{background:linear-gradient(135deg,#d9b48f,#a9b98c)}
img,svg,li-icon{display:none}svg[id^=verified],svg[data-test-icon^=verified],svg[id*=premium],li-icon{display:inline-block;width:10px;height:10px;margin-left:6px;border-radius:50%;background:#3a7d6e}svg[id*=premium],li-icon{border-radius:2px;background:#b98a2b}p{margin:0 0 2px}.t-16 a,p>a{font-weight:600;font-size:16px;color:#174c42}.t-normal{color:#333}.t-12,.practice-snippet{font-size:12px;color:#666}
[role=listitem]{padding:12px 0}hr{border:0;border-top:1px solid #eee;margin:14px 0 0}.practice-snippet{margin:4px 0 0 70px;display:flex;gap:8px}.practice-snippet p>a{font-size:12px;color:#555}
.practice-snippet ul{display:flex;list-style:none;margin:0;padding:0}.practice-snippet figure{width:18px;height:18px}
.artdeco-button--2,.practice-action,main button,nav button{border:1px solid #174c42;color:#174c42;background:none;border-radius:16px;padding:4px 14px;font:inherit;font-weight:600;cursor:pointer;display:inline-block}
.artdeco-button--2 svg,.practice-action svg{display:none}.practice-upsell,.practice-feedback{background:#f7f5ee;border-radius:6px;padding:12px;margin:10px 0}
.artdeco-pagination,.practice-pagination{display:flex;gap:8px;justify-content:center;padding:16px 0;align-items:center}.artdeco-pagination ul,.practice-pagination ul{display:flex;gap:4px;list-style:none;padding:0;margin:0}
button[aria-current=true]{background:#174c42!important;color:#fff!important}[data-testid$=-hidden]{visibility:hidden}.practice-filters{display:flex;gap:8px;padding:10px 0}
.entity-result__badge{margin-left:6px}.entity-result__badge,.entity-result__badge-text{font-weight:400;font-size:13px;color:#666}.entity-result__badge-overflow{display:none}h2.t-14{font-size:13px;color:#666;font-weight:400}
form{display:grid;gap:12px;max-width:320px;margin:60px auto;background:#fff;padding:28px;border-radius:8px;border:1px solid #dcd9d2}`;

/** A whole document around some content. `viewer` absent: signed out, without navigation. */
export function wholePage(parts: {
  title: string;
  body: string;
  head?: string;
  tail?: string;
  language?: string;
  viewer?: PracticeMember;
  kind: 'ember' | 'sdui' | 'guest';
}): string {
  const { title, body, head = '', tail = '', language = 'en', viewer, kind } = parts;
  const me =
    kind === 'ember' && viewer
      ? `<img class="global-nav__me-photo" alt="${escapeHtml(`${viewer.firstName} ${viewer.lastName}`)}">`
      : '<img alt="">';
  const nav = viewer
    ? `<nav class="${kind === 'ember' ? 'global-nav' : ''}" ${kind === 'sdui' ? 'data-testid="primary-nav"' : ''}><b>Practice</b><span class="practice-search">Search</span><a class="global-nav__primary-link" href="/feed/">Home</a><a href="/mynetwork/">My Network</a><a href="/in/me/">${me}Me</a></nav>`
    : '';
  return `<!DOCTYPE html><html lang="${language}" dir="${language === 'ar' ? 'rtl' : 'ltr'}"><head><meta charset="utf-8"><title>${escapeHtml(title)}</title><style>${STYLE}</style>${head}</head><body><div class="practice-note">Practice LinkedIn — invented people</div>${nav}${body}${tail}</body></html>`;
}

/** `main` with the right rail beside it. */
export const withRail = (main: string, id = ''): string =>
  `<div class="practice-body"><main ${id}>${main}</main><aside componentkey="SearchResults_SearchRightRail"><p>Promoted</p><p>An advertisement for nothing in particular.</p></aside></div>`;

/** Ember writes the answers it started with into the page: the viewer among them. */
export function embeddedAnswers(viewer: PracticeMember): string {
  const urn = `urn:li:fs_miniProfile:${viewer.memberId}`;
  const me = {
    data: {
      plainId: viewer.memberNumber,
      '*miniProfile': urn,
      premiumSubscriber: false,
      $type: 'com.linkedin.voyager.common.Me',
    },
    included: [
      {
        $type: 'com.linkedin.voyager.identity.shared.MiniProfile',
        firstName: viewer.firstName,
        lastName: viewer.lastName,
        occupation: viewer.headline,
        publicIdentifier: viewer.vanity,
        entityUrn: urn,
        objectUrn: `urn:li:member:${viewer.memberNumber}`,
      },
    ],
  };
  const answer = (number: number, request: string, body: unknown) =>
    `<code style="display: none" id="bpr-guid-${number}">${escapeHtml(JSON.stringify(body))}</code><code style="display: none" id="datalet-bpr-guid-${number}">${escapeHtml(JSON.stringify({ request, status: 200, body: `bpr-guid-${number}`, method: 'GET' }))}</code>`;
  return `${answer(4_567_890, '/voyager/api/voyagerSegmentsDashChameleonConfig', { data: {}, included: [] })}${answer(4_567_891, '/voyager/api/me', me)}<code id="clientPageInstance" style="display: none">urn:li:page:d_flagship3_search_srp_people;practice==</code>`;
}

/** A server-driven page hydrates from chunks that name the viewer's address. First load only. */
export function rehydration(viewer: PracticeMember): string {
  const chunk = `2:{"state":{"selfVanityName":"${viewer.vanity}","profile":{"vanityName":"${viewer.vanity}","firstName":"${viewer.firstName}","lastName":"${viewer.lastName}","isSelfView":true}}}`;
  return `<script id="rehydrate-data">window.__como_rehydration__ = ${JSON.stringify(['1:I["practice"]', chunk]).replaceAll('<', '\\u003c')};</script>`;
}
