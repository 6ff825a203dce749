import { type SponsorSettings, type Sponsorship, sponsorshipSchema } from '../../server/contract/sponsorship.ts';
import type { CrmAnswer, CrmClient } from '../crm/client.ts';

const path = 'v1/sponsorship';

/** The account's link, months and the people who came by it. */
export const readSponsorship = (call: CrmClient): Promise<CrmAnswer<Sponsorship>> =>
  call({ method: 'get', path, answer: sponsorshipSchema });

/** Makes a link; the one before stops working. */
export const makeSponsorLink = (call: CrmClient): Promise<CrmAnswer<Sponsorship>> =>
  call({ method: 'post', path: `${path}/code`, answer: sponsorshipSchema, json: {} });

/** Says which name others may see. */
export const changeSponsorSettings = (call: CrmClient, json: SponsorSettings): Promise<CrmAnswer<Sponsorship>> =>
  call({ method: 'patch', path, answer: sponsorshipSchema, json });
