import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { connections } from '../../utils/linkedin/connections.ts';
import { ask, handOver, takeOver } from '../../utils/linkedin/hand-over.ts';
import { findPageAdapter } from '../../utils/linkedin/registry.ts';
import { parse, readable } from './read.ts';

const url = new URL('https://www.linkedin.com/mynetwork/invite-connect/connections/');
const screen = (name: string, content: string) =>
  parse(
    `<nav data-testid="primary-nav"></nav><main id="workspace"><div data-sdui-screen="com.linkedin.sdui.flagshipnav.mynetwork.${name}">${content}</div></main>`,
  );
const SDUI = `<h2>1,204 connections</h2><div role="list">
<div role="listitem"><a href="https://www.linkedin.com/in/orla-quist/"><figure><img alt="Orla Quist"></figure></a><a href="https://www.linkedin.com/in/orla-quist/"><p>Orla Quist</p><p>Plant Manager at Norrvik Steel</p></a><p>Connected on 12 March 2024</p><a href="/messaging/compose/?recipient=ACoAAFAKE00001">Message</a></div>
<div role="listitem"><a href="/in/pawe%C5%82/"><p>Paweł Przykładny</p></a><p>--</p><button>Wiadomość</button></div>
<div role="listitem"><p><a href="/in/ida-brek/">Ida Brek</a> and <a href="/in/tomas-vell/">Tomas Vell</a></p></div></div>
<section componentkey="x_Pymk"><ul><li><a href="/in/stranger/"><p>A Stranger</p></a></li></ul></section><aside><ul><li><a href="/in/other/"><p>Other</p></a></li></ul></aside>`;
const EMBER = `<main><ul><li class="mn-connection-card artdeco-list"><a class="mn-connection-card__picture" href="/in/orla-quist/"><img alt="Orla Quist’s profile picture"></a><div class="mn-connection-card__details"><a class="mn-connection-card__link" href="/in/orla-quist/"><span class="visually-hidden">Member’s name</span><span class="mn-connection-card__name t-16"> Orla Quist </span><span class="visually-hidden">Member’s occupation</span><span class="mn-connection-card__occupation t-14"> Plant Manager </span></a><time class="time-badge">Connected 2 weeks ago</time></div></li></ul></main>`;

const readAsked = (page: Document) => findPageAdapter(url)?.extract(page, url, true);

test('nobody’s results: not read unless they are asked for', () => {
  expect(findPageAdapter(url)?.extract(screen('Connections', SDUI), url)).toMatchObject({
    state: 'other-page',
    rows: [],
  });
});

test('asked for, each connection is read with key, name and headline', () => {
  const found = readAsked(screen('Connections', SDUI));
  expect(found).toMatchObject({ state: 'results', layout: 'sdui', unverified: true });
  expect(readable(found?.rows ?? [])).toEqual([
    { identityKeys: ['vanity:orla-quist'], name: 'Orla Quist', headline: 'Plant Manager at Norrvik Steel' },
    { identityKeys: ['vanity:paweł'], name: 'Paweł Przykładny' },
  ]);
  expect(readable(readAsked(parse(EMBER))?.rows ?? [])).toEqual([
    { identityKeys: ['vanity:orla-quist'], name: 'Orla Quist', headline: 'Plant Manager' },
  ]);
});

test('My Network under the address is stale, and the saved page of the practice LinkedIn reads its two', () => {
  expect(readAsked(screen('Grow', SDUI))).toMatchObject({ state: 'stale', rows: [] });
  const saved = readFileSync(join(import.meta.dirname, 'fixtures/connections/2026-05-sdui.html'), 'utf8');
  expect(readable(readAsked(parse(saved))?.rows ?? []).map(({ name }) => name)).toEqual(['Ida Brek', 'Tomas Vell']);
});

test('the wish holds for one reading', () => {
  const world = {};
  const page = screen('Connections', SDUI);
  handOver(world, connections, page, url);
  expect(takeOver(world)?.reading).toBeUndefined();
  ask(world);
  handOver(world, connections, page, url);
  expect(takeOver(world)?.reading?.rows).toHaveLength(3);
  handOver(world, connections, page, url);
  expect(takeOver(world)?.reading).toBeUndefined();
});
