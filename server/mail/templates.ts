import { news } from './templates/news.ts';
import type { Template } from './templates/template.ts';

/** Every letter that the service writes. What is not listed here cannot be sent. */
export const templates = { news } as const;

export type TemplateId = keyof typeof templates;
export type TemplateData<Id extends TemplateId> = (typeof templates)[Id] extends Template<infer Data> ? Data : never;

export const findTemplate = (id: string): Template<unknown> | undefined =>
  Object.hasOwn(templates, id) ? (templates[id as TemplateId] as Template<unknown>) : undefined;
