/**
 * The DOM, read past whatever a page puts in the way: `<form><input name="textContent">` and
 * `<img name="querySelectorAll">` hide the real members of the form and of the document.
 * No recursion: a page may be nested ten thousand deep.
 */
// biome-ignore lint/suspicious/noExplicitAny: the one place where a member is looked up by name
const real = (node: object, name: string): any => Reflect.get(Object.getPrototypeOf(node), name, node);

export const findAll = (root: ParentNode, selector: string): Element[] =>
  Array.from(real(root, 'querySelectorAll').call(root, selector));
export const findFirst = (root: ParentNode, selector: string): Element | undefined =>
  real(root, 'querySelector').call(root, selector) ?? undefined;
export const closest = (element: Element, selector: string): Element | undefined =>
  real(element, 'closest').call(element, selector) ?? undefined;
/** Descendants by tag name, in document order, at most `limit`. */
export function byTag(root: Element, tag: string, limit: number): Element[] {
  const found: HTMLCollectionOf<Element> = real(root, 'getElementsByTagName').call(root, tag);
  return Array.from({ length: Math.min(found.length, limit) }, (_, index) => found[index] as Element);
}
export const attribute = (element: Element, name: string): string | undefined =>
  real(element, 'getAttribute').call(element, name) ?? undefined;
export const contains = (outer: Node, inner: Node): boolean => real(outer, 'contains').call(outer, inner);
export const parentOf = (node: Node): Element | undefined => real(node, 'parentElement') ?? undefined;
export const nextElement = (node: Element): Element | undefined => real(node, 'nextElementSibling') ?? undefined;
export const nextNode = (node: Node): Node | undefined => real(node, 'nextSibling') ?? undefined;
export const tagOf = (node: Node): string => String(real(node, 'nodeName')).toUpperCase();
export const rawText = (node: Node): string => real(node, 'textContent') ?? '';

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
  if (real(root, 'nodeType') === TEXT) return rawText(root);
  if (real(root, 'nodeType') !== ELEMENT || isUnseen(root as Element)) return '';
  if (real(root, 'childElementCount') === 0) return rawText(root);
  let text = '';
  let node: Node | null = real(root, 'firstChild');
  for (let budget = NODES_PER_TEXT; node && budget > 0; budget--) {
    const type = real(node, 'nodeType');
    if (type === TEXT) text += rawText(node);
    let into: Node | null = null;
    if (type === ELEMENT && !isUnseen(node as Element)) {
      if (BREAKS.has(tagOf(node))) text += ' ';
      into = real(node, 'firstChild');
    }
    while (!into && node && node !== root) {
      into = real(node, 'nextSibling');
      if (!into) node = real(node, 'parentNode');
    }
    node = node === root ? null : into;
  }
  return text;
}
