import * as z from 'zod';
import { recordAudit } from '../audit/audit.ts';
import { listChangeSchema, listSchema, listsSchema, MAX_LISTS, newListSchema } from '../contract/lists.ts';
import { answer, refuse } from '../http/answer.ts';
import { defineOperation } from '../http/operation.ts';
import { takeTurn } from '../leads/store.ts';
import { addToList, deleteList, findList, openList, readLists, removeFromList } from './store.ts';

const noQuery = z.strictObject({});
const notFound = () => refuse('not-found', { detail: 'This account has no list with that id.' });

export const listLists = defineOperation({
  id: 'listLists',
  method: 'GET',
  path: '/v1/lists',
  tag: 'Lists',
  summary: 'The lists of the account, by name',
  query: noQuery,
  answers: { 200: { description: 'The lists', schema: listsSchema } },
  refusals: [],
  async handle({ db, caller }) {
    return answer({ lists: await readLists(db, caller.accountId) });
  },
});

export const createList = defineOperation({
  id: 'createList',
  method: 'POST',
  path: '/v1/lists',
  tag: 'Lists',
  summary: 'Make a list',
  description: `Names are unique: a second list of one name is the first one. At most ${MAX_LISTS} lists.`,
  body: newListSchema,
  answers: { 200: { description: 'The list', schema: listSchema } },
  refusals: [],
  async handle(call) {
    const { db, caller, tools, body } = call;
    await takeTurn(db, caller.accountId);
    const name = body.name.normalize('NFC').trim();
    if (name === '') return refuse('invalid-request', { detail: 'Give the list a name.' });
    const lists = await readLists(db, caller.accountId);
    if (lists.length >= MAX_LISTS && !lists.some((list) => list.name === name))
      return refuse('invalid-request', { detail: `There are ${MAX_LISTS} lists. Delete one first.` });
    const id = tools.newId();
    const list = await openList(db, { accountId: caller.accountId, id, name, createdBy: caller.userId });
    if (list.id === id) await recordAudit(call, 'list.created', id);
    return answer(list);
  },
});

export const changeList = defineOperation({
  id: 'changeList',
  method: 'POST',
  path: '/v1/lists/{id}/leads',
  tag: 'Lists',
  summary: 'Put leads on a list, and take leads off it',
  description: 'Doing it twice changes nothing. Ids that no lead of the account has are left out.',
  body: listChangeSchema,
  answers: { 200: { description: 'The list as it is now', schema: listSchema } },
  refusals: ['not-found'],
  async handle(call) {
    const { db, caller, params, body } = call;
    const id = params.id as string;
    await takeTurn(db, caller.accountId);
    if (!(await findList(db, caller.accountId, id))) return notFound();
    const added = await addToList(db, caller.accountId, id, body.add ?? []);
    const removed = await removeFromList(db, caller.accountId, id, body.remove ?? []);
    await recordAudit(call, 'list.changed', id, { added: added.rowCount ?? 0, removed: removed.rowCount ?? 0 });
    return answer(await findList(db, caller.accountId, id));
  },
});

export const removeList = defineOperation({
  id: 'removeList',
  method: 'DELETE',
  path: '/v1/lists/{id}',
  tag: 'Lists',
  summary: 'Delete a list; its leads stay',
  query: noQuery,
  answers: { 204: { description: 'It is gone' } },
  refusals: ['not-found'],
  async handle(call) {
    if (!(await deleteList(call.db, call.caller.accountId, call.params.id as string))) return notFound();
    await recordAudit(call, 'list.deleted', call.params.id as string);
    return { status: 204 };
  },
});
