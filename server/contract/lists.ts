import * as z from 'zod';
import { storableText } from './text.ts';

export const MAX_LISTS = 200;
export const MAX_LIST_CHANGE = 500;

/** A named set of leads. */
export const listSchema = z
  .object({ id: z.uuid(), name: z.string(), leads: z.int().describe('how many it holds'), createdAt: z.iso.datetime() })
  .meta({ id: 'List' });

export const listsSchema = z.object({ lists: z.array(listSchema) }).meta({ id: 'Lists' });

export const newListSchema = z.strictObject({ name: storableText(100) }).meta({ id: 'NewList' });

const ids = z.array(z.uuid()).max(MAX_LIST_CHANGE).optional();
export const listChangeSchema = z
  .strictObject({ add: ids, remove: ids })
  .refine(({ add = [], remove = [] }) => add.length + remove.length > 0, 'says nothing to change')
  .meta({ id: 'ListChange' });

export type List = z.infer<typeof listSchema>;
export type Lists = z.infer<typeof listsSchema>;
export type ListChange = z.infer<typeof listChangeSchema>;
