import { exportMe } from './accounts/export/operation.ts';
import { getMe } from './accounts/me.ts';
import { correctMe, deactivateMe, deleteMe, reactivateMe } from './accounts/rights.ts';
import { listVisits, measureVisit, removeVisits } from './audience/operations.ts';
import { getPlan, openBillingPortal, startCheckout } from './billing/operations.ts';
import { getConsentReceipt, listConsents, recordConsents } from './consents/operations.ts';
import type { Operation } from './http/operation.ts';
import { getAllowance } from './leads/allowance.ts';
import { exportLeads } from './leads/export/operation.ts';
import { lookUpLeads } from './leads/lookup.ts';
import { mergeLeadInto } from './leads/merge-operation.ts';
import { deleteLead, getLead, listLeads, patchLead } from './leads/operations.ts';
import { pushLeads } from './leads/push.ts';
import { recordRepairs } from './leads/repairs.ts';
import { getLink, putLink, removeLink } from './links/operations.ts';
import { startVerification } from './links/verification-operation.ts';
import { changeList, createList, listLists, removeList } from './lists/operations.ts';
import { eraseLeadForGood } from './privacy/operations.ts';
import { decideRequestCase, listRequestCases, recordRequestCase } from './requests/operations.ts';
import { changeSponsorSettings, claimSponsorship, getSponsorship, makeSponsorLink } from './sponsorship/operations.ts';
import { addToThread, askSupport, listThreads } from './support/operations.ts';
import { exportPeopleToTell, listPeopleToTell, markPeopleTold } from './told/operations.ts';

/** Every call of /v1 that needs a signed-in caller. Routes and OpenAPI are made from this list. */
export const operations: readonly Operation[] = [
  getMe,
  correctMe,
  exportMe,
  deactivateMe,
  reactivateMe,
  deleteMe,
  pushLeads,
  recordRepairs,
  lookUpLeads,
  getAllowance,
  listLeads,
  getLead,
  patchLead,
  deleteLead,
  eraseLeadForGood,
  mergeLeadInto,
  exportLeads,
  listLists,
  createList,
  changeList,
  removeList,
  putLink,
  getLink,
  removeLink,
  startVerification,
  recordConsents,
  listConsents,
  listThreads,
  askSupport,
  addToThread,
  measureVisit,
  listVisits,
  removeVisits,
  listPeopleToTell,
  markPeopleTold,
  exportPeopleToTell,
  getConsentReceipt,
  listRequestCases,
  recordRequestCase,
  decideRequestCase,
  getSponsorship,
  makeSponsorLink,
  changeSponsorSettings,
  claimSponsorship,
  getPlan,
  startCheckout,
  openBillingPortal,
];
