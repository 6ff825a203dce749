import * as z from 'zod';

/** Says what was erased, and when: kept by whoever asked, as the service keeps no name with it. */
export const erasureReceiptSchema = z
  .object({
    receipt: z.uuid(),
    erasedAt: z.iso.datetime(),
    erased: z.record(z.string(), z.int()).describe('rows that went, by kind'),
    suppressedKeys: z.int().describe('identity keys that are refused from now on'),
  })
  .meta({ id: 'ErasureReceipt' });
