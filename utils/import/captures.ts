import type { ImportSource, MessageData } from '../messaging/protocol.ts';
import { type ImportedPerson, MOST_PEOPLE } from './people.ts';

/** Where LinkedIn shows what its own export lists. */
const CONNECTIONS = 'https://www.linkedin.com/mynetwork/invite-connect/connections/';
/** As many as one push can carry. */
export const MOST_PER_CAPTURE = 500;

/** The people in the portions in which they are queued. Each says where it comes from. */
export function toCaptures(source: ImportSource, people: readonly ImportedPerson[]): MessageData<'importLeads'>[] {
  const captures: MessageData<'importLeads'>[] = [];
  for (let start = 0; start < people.length; start += MOST_PER_CAPTURE) {
    // The service counts rows up to a hundred thousand; blank ones may have pushed a person further down.
    const part = people
      .slice(start, start + MOST_PER_CAPTURE)
      .map((person) => ({ ...person, place: Math.min(person.place, MOST_PEOPLE) }));
    captures.push(
      source === 'connections'
        ? { source, url: CONNECTIONS, leads: part.map(({ lead, place }) => ({ lead, place })) }
        : { source, url: part[0]?.url ?? CONNECTIONS, leads: part },
    );
  }
  return captures;
}
