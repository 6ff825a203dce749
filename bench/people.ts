import { randomUUID } from 'node:crypto';
import { PEOPLE_COUNT, type PracticePerson, practicePeople } from '../tests/practice/people.ts';

let made = 0;
let people: PracticePerson[] = [];

/** People on the wire, each another one: invented as the practice LinkedIn invents them, so that they compress as people do. */
export const createPeople = (count: number) => Array.from({ length: count }, createPerson);

function createPerson() {
  if (made % PEOPLE_COUNT === 0) people = practicePeople(1 + made / PEOPLE_COUNT);
  const { memberId, vanity, name, headline, location, degree, job } = people[made % PEOPLE_COUNT] as PracticePerson;
  made += 1;
  return {
    clientRef: randomUUID(),
    kind: 'person',
    identityKeys: [`vanity:${vanity}-${made}`, `member:${memberId}${made}`],
    name: { shown: name },
    ...(headline && { headline }),
    ...(location && { location }),
    ...(degree && { degree }),
    ...job,
    source: {
      url: 'https://www.linkedin.com/search/results/people/?keywords=plant%20manager&origin=FACETED_SEARCH',
      page: 'people-search',
      layout: 'sdui',
      place: 1 + (made % 10),
    },
    capturedAt: new Date().toISOString(),
  };
}
