import * as z from 'zod';
import { problemCodes } from './problem.ts';

export const MAX_REPAIRS = 200;

/** What a user can do about a lead that was refused. */
export const repairActions = ['retried', 'edited', 'dropped', 'restored'] as const;

/** Fields of a lead that can be edited, by name. */
export const repairedFields = [
  ...['identityKeys', 'name', 'headline', 'position', 'company', 'companyKey', 'location', 'degree'],
  ...['sharedConnections', 'premium', 'verified', 'industry', 'size'],
] as const;

/** Why the lead had been refused; `unknown` where a client was told something that this version has no word for. */
export const repairCodes = [...problemCodes, 'unknown'] as const;

/** One line of what was done about refused leads. Counts and words of the program only: it can name nobody. */
export const repairSchema = z
  .strictObject({
    id: z.uuid().describe('made by the client; a line that was sent before is recorded once'),
    at: z.iso.datetime().describe("by the client's clock"),
    action: z.enum(repairActions),
    code: z.enum(repairCodes),
    leads: z.int().min(1).max(1_000_000),
    fields: z.array(z.enum(repairedFields)).max(repairedFields.length).optional().describe('which were edited'),
  })
  .meta({ id: 'Repair' });

export const repairsSchema = z
  .strictObject({ repairs: z.array(repairSchema).min(1).max(MAX_REPAIRS) })
  .meta({ id: 'Repairs' });

export const repairsRecordedSchema = z
  .object({ recorded: z.int().describe('lines that were not there yet') })
  .meta({ id: 'RepairsRecorded' });

export type WireRepair = z.infer<typeof repairSchema>;
export type RepairedField = (typeof repairedFields)[number];
