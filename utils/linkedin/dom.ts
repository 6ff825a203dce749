/**
 * The DOM, read past whatever a page puts in the way: `<form><input name="textContent">` and
 * `<img name="querySelectorAll">` hide the real members of the form and of the document, so members are taken
 * from the prototypes, once. No recursion: a page may be nested ten thousand deep.
 */
type Member = (this: object, ...args: unknown[]) => unknown;

function findMember(node: object, name: string): Member {
  let holder = Object.getPrototypeOf(node);
  while (holder && !Object.hasOwn(holder, name)) holder = Object.getPrototypeOf(holder);
  const { get, value } = Object.getOwnPropertyDescriptor(holder ?? {}, name) ?? {};
  return get ?? value ?? (() => undefined);
}

/** One member of all nodes: what a property holds, or what a method answers. */
function member<Answer, Args extends unknown[] = []>(name: string): (node: object, ...args: Args) => Answer {
  let real: Member | undefined;
  return (node, ...args) => {
    real ??= findMember(node, name);
    return real.call(node, ...args) as Answer;
  };
}

const nodeType = member<number>('nodeType');
const firstChild = member<Node | null>('firstChild');
const parentNode = member<Node | null>('parentNode');
const childElementCount = member<number>('childElementCount');
const nextSibling = member<Node | null>('nextSibling');
const nodeName = member<string>('nodeName');
const textContent = member<string | null>('textContent');
const parentElement = member<Element | null>('parentElement');
const nextElementSibling = member<Element | null>('nextElementSibling');
const getAttribute = member<string | null, [string]>('getAttribute');
const closestOf = member<Element | null, [string]>('closest');
const containsNode = member<boolean, [Node]>('contains');
const tagged = member<HTMLCollectionOf<Element>, [string]>('getElementsByTagName');
const itemOf = member<Element | null, [number]>('item');
/** Documents and elements have these each for themselves. */
const inPage = {
  all: member<NodeListOf<Element>, [string]>('querySelectorAll'),
  first: member<Element | null, [string]>('querySelector'),
};
const inElement = {
  all: member<NodeListOf<Element>, [string]>('querySelectorAll'),
  first: member<Element | null, [string]>('querySelector'),
};
const DOCUMENT = 9;
const under = (root: ParentNode) => (nodeType(root) === DOCUMENT ? inPage : inElement);

export const findAll = (root: ParentNode, selector: string): Element[] => Array.from(under(root).all(root, selector));
export const findFirst = (root: ParentNode, selector: string): Element | undefined =>
  under(root).first(root, selector) ?? undefined;
export const closest = (element: Element, selector: string): Element | undefined =>
  closestOf(element, selector) ?? undefined;
/** Descendants by tag name, in document order, at most `limit`. */
export function byTag(root: Element, tag: string, limit: number): Element[] {
  const found = tagged(root, tag);
  const elements: Element[] = [];
  while (elements.length < limit) {
    const element = itemOf(found, elements.length);
    if (!element) break;
    elements.push(element);
  }
  return elements;
}
export const attribute = (element: Element, name: string): string | undefined =>
  getAttribute(element, name) ?? undefined;
export const contains = (outer: Node, inner: Node): boolean => containsNode(outer, inner);
export const parentOf = (node: Node): Element | undefined => parentElement(node) ?? undefined;
export const nextElement = (node: Element): Element | undefined => nextElementSibling(node) ?? undefined;
export const nextNode = (node: Node): Node | undefined => nextSibling(node) ?? undefined;
export const tagOf = (node: Node): string => nodeName(node).toUpperCase();
export const rawText = (node: Node): string => textContent(node) ?? '';

const ELEMENT = 1;
const TEXT = 3;
const UNSEEN_TAGS = new Set(['SVG', 'SCRIPT', 'STYLE', 'TEMPLATE', 'NOSCRIPT', 'IMG', 'BUTTON']);
const UNSEEN_CLASSES = /(?:^|\s)(?:visually-hidden|a11y-text|sr-only)(?:\s|$)/;
const BREAKS = new Set(['BR', 'DIV', 'P', 'LI', 'UL']);
/** More nodes than any line of text has; a hostile page gets no more of our time. */
const NODES_PER_TEXT = 400;

const isUnseen = (element: Element): boolean =>
  UNSEEN_TAGS.has(tagOf(element)) ||
  attribute(element, 'role') === 'img' ||
  UNSEEN_CLASSES.test(attribute(element, 'class') ?? '') ||
  attribute(element, 'hidden') !== undefined;

/** The text a reader sees: without screen-reader duplicates, icons and their labels. Not normalised. */
export function visibleText(root: Node): string {
  if (nodeType(root) === TEXT) return rawText(root);
  if (nodeType(root) !== ELEMENT || isUnseen(root as Element)) return '';
  if (childElementCount(root) === 0) return rawText(root);
  let text = '';
  let node: Node | null = firstChild(root);
  for (let budget = NODES_PER_TEXT; node && budget > 0; budget--) {
    const type = nodeType(node);
    if (type === TEXT) text += rawText(node);
    let into: Node | null = null;
    if (type === ELEMENT && !isUnseen(node as Element)) {
      if (BREAKS.has(tagOf(node))) text += ' ';
      into = firstChild(node);
    }
    while (!into && node && node !== root) {
      into = nextSibling(node);
      if (!into) node = parentNode(node);
    }
    node = node === root ? null : into;
  }
  return text;
}
