// @vitest-environment jsdom
import { expect, it, vi } from 'vitest';
import { type Choice, ConsentStep } from '../../components/welcome/consent-step.tsx';
import { currentNoticeId, findNotice, type Notice } from '../../server/contract/notices.ts';
import { click, render } from './render.tsx';

const notice = findNotice(currentNoticeId, 'en') as Notice;
const open = async () => {
  const onChoose = vi.fn(async (_: Choice[]) => ({ ok: true }) as const);
  return { onChoose, screen: await render(<ConsentStep notice={notice} onChoose={onChoose} />) };
};

it('ticks nothing for the user', async () => {
  const { screen } = await open();
  expect(screen.boxes()).toHaveLength(notice.purposes.length);
  expect(screen.boxes().filter((box) => box.checked)).toEqual([]);
});

it.each(['en', 'fr'])(
  'shows for every purpose what is read, why, how long, and how to take it back (%s)',
  async (language) => {
    const notice = findNotice(currentNoticeId, language) as Notice;
    const screen = await render(<ConsentStep notice={notice} onChoose={async () => ({ ok: true })} />);
    for (const { title, reads, why, howLong, withdraw } of notice.purposes) {
      for (const said of [title, reads, why, howLong, withdraw]) expect(screen.text()).toContain(said);
    }
    expect(screen.text()).toContain(notice.agreement.body);
  },
);

it('gives what is ticked and refuses what is not', async () => {
  const { screen, onChoose } = await open();
  const [identity] = screen.boxes();
  await click(identity as HTMLElement);
  await click(screen.button('Continue with these choices'));
  expect(onChoose).toHaveBeenCalledExactlyOnceWith([
    { purpose: 'linkedin-identity', state: 'given' },
    { purpose: 'capture', state: 'refused' },
    { purpose: 'push-to-crm', state: 'refused' },
    { purpose: 'session-guard', state: 'refused' },
  ]);
});

it('refuses all with one click, whatever is ticked', async () => {
  const { screen, onChoose } = await open();
  for (const box of screen.boxes()) await click(box);
  await click(screen.button('Refuse all'));
  expect(onChoose.mock.calls[0]?.[0].map(({ state }) => state)).toEqual(['refused', 'refused', 'refused', 'refused']);
});

it('says what was taken back elsewhere, and ticks it for nobody', async () => {
  const takenBack = notice.purposes.slice(1, 3).map(({ title }) => title);
  const screen = await render(
    <ConsentStep notice={notice} takenBack={takenBack} onChoose={async () => ({ ok: true })} />,
  );
  expect(screen.text()).toContain(`Since you allowed this here, it was taken back elsewhere: ${takenBack.join(', ')}.`);
  expect(screen.boxes().filter((box) => box.checked)).toEqual([]);
});

it('says so when the choices could not be recorded', async () => {
  const screen = await render(
    <ConsentStep notice={notice} onChoose={async () => ({ ok: false, code: 'unlink-pending' })} />,
  );
  await click(screen.button('Refuse all'));
  expect(screen.box.querySelector('[role=alert]')?.textContent).toContain('Your choices could not be recorded');
});
