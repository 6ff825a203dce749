import { Hono } from 'hono';
import { html, raw } from 'hono/html';
import { createOpenApi } from './openapi.ts';

interface Described {
  summary: string;
  description?: string;
  tags: string[];
  parameters?: { name: string; in: string; required: boolean; description?: string }[];
  requestBody?: { content: Record<string, { schema: unknown }> };
  responses: Record<string, { description: string; content?: Record<string, { schema: unknown }> }>;
}

interface Document {
  info: { title: string; description: string };
  paths: Record<string, Record<string, Described>>;
  components: { schemas: Record<string, unknown> };
}

const style = `
:root { color-scheme: light dark; --ink: #1c1917; --soft: #57534e; --paper: #fafaf9; --card: #fff; --line: #e7e5e4; --accent: #0f766e }
@media (prefers-color-scheme: dark) { :root { --ink: #f5f5f4; --soft: #a8a29e; --paper: #1c1917; --card: #292524; --line: #44403c; --accent: #2dd4bf } }
* { box-sizing: border-box }
body { margin: 0 auto; max-width: 60rem; padding: 2rem 1rem 4rem; background: var(--paper); color: var(--ink); font: 14px/1.6 Inter, system-ui, sans-serif }
h1 { font-size: 1.5rem } h2 { margin-top: 2.5rem; font-size: 1.1rem } a { color: var(--accent) }
details { margin: .5rem 0; border: 1px solid var(--line); border-radius: .5rem; background: var(--card) }
summary { padding: .6rem .9rem; cursor: pointer; overflow-wrap: anywhere } details > div { padding: 0 .9rem .9rem }
code, pre { font: 12.5px/1.5 ui-monospace, monospace } pre { overflow-x: auto; padding: .75rem; border-radius: .5rem; background: var(--paper) }
.method { display: inline-block; min-width: 3.6rem; color: var(--accent); font-weight: 600 } .soft { color: var(--soft) }
table { width: 100%; border-collapse: collapse } td { padding: .35rem .5rem .35rem 0; border-top: 1px solid var(--line); vertical-align: top; overflow-wrap: anywhere }`;

/**
 * `/openapi.json` and a page to read it at `/docs`. Written here and not taken from @scalar/hono-api-reference: that one
 * loads 3 MB of script from another host, which this service's content policy forbids, to show a dozen calls.
 */
export function createDocsRoutes(): Hono {
  const document = createOpenApi() as unknown as Document;
  const page = createPage(document);
  const routes = new Hono();
  routes.get('/openapi.json', (context) => context.json(document));
  routes.get('/docs', (context) => context.html(page));
  routes.get('/docs.css', (context) => context.body(style, 200, { 'content-type': 'text/css; charset=utf-8' }));
  return routes;
}

const json = (value: unknown) => html`<pre><code>${JSON.stringify(value, null, 2)}</code></pre>`;
const first = (content: Record<string, { schema: unknown }> | undefined) => Object.values(content ?? {})[0]?.schema;

function createPage({ info, paths, components }: Document) {
  const calls = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, described]) => ({ path, method: method.toUpperCase(), ...described })),
  );
  const tags = [...new Set(calls.flatMap((call) => call.tags))];
  return html`<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${info.title} API</title><link rel="icon" href="data:,"><link rel="stylesheet" href="/docs.css"></head><body><h1>${info.title} API</h1>
<p>${info.description}</p><p><a href="/openapi.json">openapi.json</a> (OpenAPI 3.1)</p>
${tags.map((tag) => html`<h2>${tag}</h2>${calls.filter((call) => call.tags.includes(tag)).map(createCall)}`)}
<h2>Schemas</h2>${Object.entries(components.schemas).map(
    ([name, schema]) =>
      html`<details id="${name}"><summary><code>${name}</code></summary><div>${json(schema)}</div></details>`,
  )}</body></html>`;
}

function createCall(call: Described & { path: string; method: string }) {
  const rows = (call.parameters ?? []).map(
    ({ name, in: place, required, description = '' }) =>
      html`<tr><td><code>${name}</code></td><td class="soft">${place}${required ? ', required' : ''}</td><td>${description}</td></tr>`,
  );
  const body = first(call.requestBody?.content);
  return html`<details><summary><span class="method">${call.method}</span> <code>${call.path}</code> <span class="soft">${call.summary}</span></summary><div>
${call.description ? html`<p>${call.description}</p>` : raw('')}${rows.length > 0 ? html`<table>${rows}</table>` : raw('')}
${body ? html`<p>Body</p>${json(body)}` : raw('')}<p>Answers</p><table>${Object.entries(call.responses).map(
    ([status, { description, content }]) =>
      html`<tr><td><code>${status}</code></td><td>${description}${Number(status) < 300 && content ? json(first(content)) : raw('')}</td></tr>`,
  )}</table></div></details>`;
}
