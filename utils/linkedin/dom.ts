/**
 * The DOM, read past whatever a page puts in the way: `<form><input name="textContent">` and
 * `<img name="querySelectorAll">` hide the real members of the form and of the document, so members are taken
 * from the prototypes, once. No recursion: a page may be nested ten thousand deep.
 */
type Member = (this: object, ...args: unknown[]) => unknown;

/** From the prototype nearest the root: Chromium's scripts override `textContent`, and theirs works on no other element. */
function findMember(node: object, name: string): Member {
  let found: PropertyDescriptor | undefined;
  for (let holder = Object.getPrototypeOf(node); holder; holder = Object.getPrototypeOf(holder)) {
    found = Object.getOwnPropertyDescriptor(holder, name) ?? found;
  }
  return found?.get ?? found?.value ?? (() => undefined);
}

/** What a method of any node answers. */
function method<Answer, Argument = string>(name: string): (node: object, argument: Argument) => Answer {
  let real: Member | undefined;
  return (node, argument) => {
    real ??= findMember(node, name);
    return real.call(node, argument) as Answer;
  };
}

/** What a property of any node holds. */
const property = method as <Value>(name: string) => (node: object) => Value;

const nodeType = property<number>('nodeType');
const firstChild = property<Node | null>('firstChild');
const parentNode = property<Node | null>('parentNode');
const childElementCount = property<number>('childElementCount');
const nextSibling = property<Node | null>('nextSibling');
const nodeName = property<string>('nodeName');
const textContent = property<string | null>('textContent');
const parentElement = property<Element | null>('parentElement');
const nextElementSibling = property<Element | null>('nextElementSibling');
const getAttribute = method<string | null>('getAttribute');
const closestOf = method<Element | null>('closest');
const containsNode = method<boolean, Node>('contains');
const tagged = method<HTMLCollectionOf<Element>>('getElementsByTagName');
const matchesOf = method<boolean>('matches');
const itemOf = method<Element | null, number>('item');
const queries = () => ({
  all: method<NodeListOf<Element>>('querySelectorAll'),
  first: method<Element | null>('querySelector'),
});
/** Documents and elements have these each for themselves. */
const inPage = queries();
const inElement = queries();
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
/** What stands in an input now; its attribute may still say what stood there first. */
export const inputValue = /* @__PURE__ */ property<string>('value');
/** What has the focus on the page. */
export const activeElement = /* @__PURE__ */ property<Element | null>('activeElement');
export const contains = (outer: Node, inner: Node): boolean => containsNode(outer, inner);
const comparePlaces = /* @__PURE__ */ method<number, Node>('compareDocumentPosition');
const FOLLOWING = 4;
export const isBefore = (node: Node, other: Node): boolean => (comparePlaces(node, other) & FOLLOWING) > 0;
export const parentOf = (node: Node): Element | undefined => parentElement(node) ?? undefined;
export const nextElement = (node: Element): Element | undefined => nextElementSibling(node) ?? undefined;
export const nextNode = (node: Node): Node | undefined => nextSibling(node) ?? undefined;
export const firstNode = (node: Node): Node | undefined => firstChild(node) ?? undefined;
export const isText = (node: Node): boolean => nodeType(node) === TEXT;
export const tagOf = (node: Node): string => nodeName(node).toUpperCase();
export const rawText = (node: Node): string => textContent(node) ?? '';

const ELEMENT = 1;
const TEXT = 3;
/** As `nodeName` gives them: of these only a drawing keeps its small letters. */
const UNSEEN_TAGS = /^(?:svg|SCRIPT|STYLE|TEMPLATE|NOSCRIPT|IMG|BUTTON)$/;
const UNSEEN = '[role=img],.visually-hidden,.a11y-text,.sr-only,[hidden]';
const BREAKS = /^(?:BR|DIV|P|LI|UL)$/;
/** More nodes than any line of text has; a hostile page gets no more of our time. */
const NODES_PER_TEXT = 400;

const isUnseen = (element: Element): boolean => UNSEEN_TAGS.test(nodeName(element)) || matchesOf(element, UNSEEN);

/** The text a reader sees: without screen-reader duplicates, icons and their labels. Not normalised. */
export function visibleText(root: Node): string {
  const type = nodeType(root);
  if (type === TEXT) return rawText(root);
  if (type !== ELEMENT || isUnseen(root as Element)) return '';
  if (childElementCount(root) === 0) return rawText(root);
  let text = '';
  let node: Node | null = firstChild(root);
  for (let budget = NODES_PER_TEXT; node && budget > 0; budget--) {
    const kind = nodeType(node);
    let into: Node | null = null;
    if (kind === TEXT) text += rawText(node);
    else if (kind === ELEMENT && !isUnseen(node as Element)) {
      if (BREAKS.test(nodeName(node))) text += ' ';
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

/** Selects what a page holds and does not show, as far as its markup says so. */
export const HIDDEN = '[hidden], [style*="display:none"], [style*="display: none"]';
