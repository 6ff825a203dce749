import { addressChanged } from './templates/address-changed.ts';
import { confirmRequest } from './templates/confirm-request.ts';
import { deletionAsked } from './templates/deletion-asked.ts';
import { linkWaits } from './templates/link-waits.ts';
import { monthEarned } from './templates/month-earned.ts';
import { news } from './templates/news.ts';
import { paymentWaits } from './templates/payment-waits.ts';
import { requestAnswer } from './templates/request-answer.ts';
import { requestArrived } from './templates/request-arrived.ts';
import { supportAnswered } from './templates/support-answered.ts';
import type { Template } from './templates/template.ts';

/** Every letter that the service writes. What is not listed here cannot be sent. */
export const templates = {
  news,
  'address-changed': addressChanged,
  'deletion-asked': deletionAsked,
  'confirm-request': confirmRequest,
  'request-arrived': requestArrived,
  'request-answer': requestAnswer,
  'support-answered': supportAnswered,
  'link-waits': linkWaits,
  'payment-waits': paymentWaits,
  'month-earned': monthEarned,
} as const;

export type TemplateId = keyof typeof templates;
export type TemplateData<Id extends TemplateId> = (typeof templates)[Id] extends Template<infer Data> ? Data : never;

export const findTemplate = (id: string): Template<unknown> | undefined =>
  Object.hasOwn(templates, id) ? (templates[id as TemplateId] as Template<unknown>) : undefined;
