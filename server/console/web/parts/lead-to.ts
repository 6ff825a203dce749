import { mayLeadTo } from '../../../contract/addresses.ts';

/** Goes where the service says. Returns the code of the problem where that is no place to go to. */
export function leadTo(address: string): 'address-unsafe' | undefined {
  if (!mayLeadTo(address)) return 'address-unsafe';
  location.assign(address);
  return undefined;
}
