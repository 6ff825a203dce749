// @vitest-environment jsdom
import { expect, it, vi } from 'vitest';
import { LinkMember } from '../../components/link/link-member.tsx';
import type { Reply, ViewerReply } from '../../utils/messaging/protocol.ts';
import { click, render } from './render.tsx';

const orla: ViewerReply = {
  ok: true,
  viewer: {
    identityKeys: ['vanity:orla-quist-12ab34'],
    name: { shown: 'Orla Quist' },
    source: 'profile',
  },
};

async function open(viewer: ViewerReply, linked: Reply<object> = { ok: true }) {
  const onConfirm = vi.fn(async (_: string) => linked);
  const onOpenOwnProfile = vi.fn();
  const screen = await render(
    <LinkMember ready onRead={async () => viewer} onConfirm={onConfirm} onOpenOwnProfile={onOpenOwnProfile} />,
  );
  await click(screen.button('Read who is signed in'));
  return { screen, onConfirm, onOpenOwnProfile };
}

it('shows who was read and links only after a yes', async () => {
  const { screen, onConfirm } = await open(orla);
  expect(screen.text()).toContain('Orla Quist(orla-quist-12ab34)');
  expect(onConfirm).not.toHaveBeenCalled();
  await click(screen.button('Yes, this is me'));
  expect(onConfirm).toHaveBeenCalledExactlyOnceWith('vanity:orla-quist-12ab34');
});

it('keeps nothing after a no', async () => {
  const { screen, onConfirm } = await open(orla);
  await click(screen.button('No, it is not'));
  expect(onConfirm).not.toHaveBeenCalled();
  expect(screen.text()).toContain('Then nothing was kept');
});

it('offers the page that shows who is signed in, where this one does not', async () => {
  const { screen, onOpenOwnProfile } = await open({ ok: false, code: 'viewer-unknown' });
  await click(screen.button('Open my LinkedIn profile'));
  expect(onOpenOwnProfile).toHaveBeenCalledOnce();
});

it.each([
  ['linkedin-identity-taken', 'already linked to another CRM account'],
  ['account-already-linked', 'already linked to another LinkedIn member'],
] as const)('says %s in plain words', async (code, words) => {
  const { screen } = await open(orla, { ok: false, code });
  await click(screen.button('Yes, this is me'));
  expect(screen.box.querySelector('[role=alert]')?.textContent).toContain(words);
});
