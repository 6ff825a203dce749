/** An element to be: [tag, attributes, …children]. Written once, it becomes HTML text or a live tree. */
export type Tree = string | TreeElement;
export type TreeElement = [tag: string, attributes: Record<string, string>, ...children: Tree[]];

/** A list of children that leaves out what is not there. */
export const only = (...trees: (Tree | undefined | false | '')[]): Tree[] =>
  trees.filter((tree): tree is Tree => tree !== undefined && tree !== false && tree !== '');

const VOID = new Set(['img', 'hr', 'br', 'input', 'meta', 'link']);
export const escapeHtml = (text: string): string =>
  text.replace(/[&<>"]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign] as string);

/** As a browser would save it: anchors inside anchors are written so, and come back as another tree when parsed. */
export function toHtml(tree: Tree): string {
  if (typeof tree === 'string') return escapeHtml(tree);
  const [tag, attributes, ...children] = tree;
  const written = Object.entries(attributes)
    .map(([name, value]) => ` ${name}="${escapeHtml(value)}"`)
    .join('');
  return VOID.has(tag) ? `<${tag}${written}>` : `<${tag}${written}>${children.map(toHtml).join('')}</${tag}>`;
}

/** As a page's own script builds it. Self-contained: the practice pages carry its text as their script. */
export function buildLive(page: Document, tree: Tree): Node {
  if (typeof tree === 'string') return page.createTextNode(tree);
  const [tag, attributes, ...children] = tree;
  const isDrawing = tag === 'svg' || tag === 'use';
  const element = isDrawing ? page.createElementNS('http://www.w3.org/2000/svg', tag) : page.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  for (const child of children) element.appendChild(buildLive(page, child));
  return element;
}
