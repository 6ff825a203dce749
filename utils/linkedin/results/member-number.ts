import { type IdentityKey, urnKey } from '../../lead/identity-key.ts';
import { attribute, findAll } from '../dom.ts';

/** The member's number, in the key of the button that connects with them. Where a card has buttons for several, it may be anybody's; in a line of text it is another's. */
export function memberNumber(card: Element): IdentityKey | undefined {
  const [number, ...others] = new Set(
    findAll(card, '[componentkey*=":urn:li:member:"]:not(p *)').map(
      (button) => /:member:(\d+)_/.exec(attribute(button, 'componentkey') ?? '')?.[1],
    ),
  );
  return others.length > 0 ? undefined : urnKey(number ?? '');
}
