import { attribute, findFirst, rawText, tagOf } from '../dom.ts';
import { redactClasses, redactKey, redactLink, redactText, redactValue } from './redact.ts';
import { tags } from './words.ts';

/** Attributes whose values are hooks of the interface; of all others only the name is said. */
const HOOKS = new Set(
  `role type rel dir aria-current aria-busy aria-hidden aria-live aria-expanded aria-selected data-testid data-view-name
  data-sdui-screen data-anonymize data-x-search-result data-scroll-into-view data-control-name data-sn-view-name data-chameleon-result-urn
  data-test-pagination-page-btn data-live-test-search-results data-view-tracking-scope`.split(/\s+/),
);
/** What a page says of itself in its head. */
const PAGE_NAMES = new Set(['como-pk', 'pageKey']);
/** Elements whose insides are not the page: the name is enough. */
const OPAQUE = new Set([
  'script',
  'style',
  'svg',
  'iframe',
  'template',
  'noscript',
  'object',
  'canvas',
  'video',
  'link',
]);

const MOST_ELEMENTS = 6000;
const MOST_CHARACTERS = 150_000;
const MOST_CHILDREN = 400;
const MOST_ATTRIBUTES = 20;
const DEEPEST = 60;

export interface OutlineLimits {
  /** ms; a page that takes longer is cut there */
  now: () => number;
  until: number;
}

interface Reading extends OutlineLimits {
  page: URL;
  elements: number;
  characters: number;
  cut: boolean;
}

/**
 * The skeleton of a page for a report: its elements, the names of their attributes, the values of hooks, and of each text
 * only length and script. No word of anybody is in it: what survives is in words.ts. Bounded in size, depth and time.
 */
export function outlinePage(page: Document, url: URL, limits: OutlineLimits): string {
  const reading: Reading = { ...limits, page: url, elements: 0, characters: 0, cut: false };
  // Taken by their tags: a form that is called "body" stands before the document's own member.
  const [headOf, bodyOf] = [findFirst(page, 'head'), findFirst(page, 'body')];
  const head = (headOf ? elementsOf(headOf, reading) : [])
    .filter((element) => nameOf(element) === 'meta' && PAGE_NAMES.has(attribute(element, 'name') ?? ''))
    .map((meta) => `meta ${attribute(meta, 'name')}=${redactValue(attribute(meta, 'content') ?? '')}`);
  const body = bodyOf ? sketch(bodyOf, 0, reading) : [];
  const end = reading.cut ? ['… cut here: the page is too large, or took too long'] : [];
  return [`page ${redactLink(url.href, url)}`, ...head, ...body, ...end].join('\n').slice(0, MOST_CHARACTERS * 2);
}

function sketch(element: Element, depth: number, reading: Reading): string[] {
  if (reading.elements >= MOST_ELEMENTS || reading.characters >= MOST_CHARACTERS || reading.now() > reading.until) {
    reading.cut = true;
    return [];
  }
  reading.elements++;
  const name = nameOf(element);
  const own = `${'  '.repeat(depth)}${[name, ...attributesOf(element, reading.page)].join(' ')}`;
  reading.characters += own.length;
  if (OPAQUE.has(name)) return [own];
  if (depth >= DEEPEST) return [`${own} …`];
  return [own, ...childrenOf(element, depth + 1, reading)];
}

/** What stands alike one after the other is said once, with how often. */
function childrenOf(element: Element, depth: number, reading: Reading): string[] {
  const lines: string[] = [];
  let last: { text: string; at: number; times: number } | undefined;
  for (const node of nodesOf(element)) {
    if (reading.cut) break;
    const block = isText(node) ? sketchText(node, depth) : sketch(node as Element, depth, reading);
    if (block.length === 0) continue;
    const text = block.join('\n');
    if (last?.text === text) {
      last.times++;
      lines[last.at] = `${block[0]} ×${last.times}`;
    } else {
      last = { text, at: lines.length, times: 1 };
      lines.push(...block);
    }
  }
  return lines;
}

function sketchText(node: Node, depth: number): string[] {
  const text = redactText(rawText(node));
  return text ? [`${'  '.repeat(depth)}${text}`] : [];
}

function attributesOf(element: Element, page: URL): string[] {
  const attributes = Array.from(read<NamedNodeMap>(element, 'attributes')).slice(0, MOST_ATTRIBUTES);
  return attributes.map(({ name, value }) => {
    if (name === 'class') return value.trim() === '' ? 'class' : `class=${redactClasses(value)}`;
    if (name === 'href') return `href=${redactLink(value, page)}`;
    if (name === 'componentkey') return `componentkey=${redactKey(value)}`;
    return HOOKS.has(name) ? `${name}=${redactValue(value)}` : redactValue(name);
  });
}

/** A form's fields can hide its own members by their names: the element's kind is asked instead. */
// biome-ignore lint/suspicious/noExplicitAny: a member looked up by name
const read = <T>(node: object, member: string): T => Reflect.get(Object.getPrototypeOf(node), member, node) as any;

const TEXT = 3;
const ELEMENT = 1;
const isText = (node: Node): boolean => read(node, 'nodeType') === TEXT;

function nodesOf(element: Element): Node[] {
  const nodes = read<NodeListOf<ChildNode>>(element, 'childNodes');
  return Array.from({ length: Math.min(nodes.length, MOST_CHILDREN) }, (_, index) => nodes[index] as Node).filter(
    (node) => isText(node) || read(node, 'nodeType') === ELEMENT,
  );
}

const elementsOf = (parent: Element, reading: Reading): Element[] =>
  reading.cut ? [] : (nodesOf(parent).filter((node) => !isText(node)) as Element[]);

function nameOf(element: Element): string {
  const name = tagOf(element).toLowerCase();
  return tags.has(name) ? name : 'custom-element';
}
