import {
  cutShort,
  resetAfter,
  resetBefore,
  resetDuring,
  slow,
  stallAfter,
  stallBefore,
  stallMidway,
} from './broken-lines.ts';
import type { Exchange } from './exchange.ts';
import { deferResults, dropResults, truncateJson } from './half-truths.ts';
import { captivePortal, captiveRedirect } from './portals.ts';
import { busy, refuse, tooLarge } from './refusals.ts';

export type Fault = (exchange: Exchange) => Promise<void>;

/** Everything that can go wrong between the extension and the service, by the name that the reports use. */
export const faults = {
  'error 500': refuse(500),
  'error 503': refuse(503),
  '429, Retry-After in seconds': busy((random) => String(1 + random.below(3))),
  '429, Retry-After as a date': busy((random) => new Date(Date.now() + 1000 * (1 + random.below(3))).toUTCString()),
  '429 without Retry-After': busy(() => undefined),
  '429, absurd Retry-After': busy((random) =>
    random.pick(['99999999999999', '-5', 'soon', 'Thu, 01 Jan 1970 00:00:00 GMT', 'Fri, 31 Dec 9999 23:59:59 GMT', '']),
  ),
  'reset before the body': resetBefore,
  'reset during the body': resetDuring,
  'reset after the body, answer lost': resetAfter,
  'stall, never forwarded': stallBefore,
  'stall, answer after the client gave up': stallAfter,
  'stall in the middle of the answer': stallMidway,
  'answer cut short': cutShort,
  'half an answer that looks whole': truncateJson,
  'captive portal, 200 with a page': captivePortal,
  'captive portal, redirect to another host': captiveRedirect,
  '413 above a size': tooLarge,
  'some results missing': dropResults,
  'some results to retry': deferResults,
  'slow line': slow,
} as const satisfies Record<string, Fault>;

export type FaultName = keyof typeof faults;
export const faultNames = Object.keys(faults) as FaultName[];
