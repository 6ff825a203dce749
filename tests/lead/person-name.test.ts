import { expect, test } from 'vitest';
import { parsePersonName } from '../../utils/lead/person-name.ts';

test.each([
  ['Orla Quist', { given: 'Orla', family: 'Quist' }],
  ['Paweł Przykładny', { given: 'Paweł', family: 'Przykładny' }],
  ['🚀 Ida Farsund', { given: 'Ida', family: 'Farsund' }],
  ['Ida Halloran-Dietz 🏳️‍🌈', { given: 'Ida', family: 'Halloran-Dietz' }],
  ['Dr. Mirel Tandy, PhD', { honorific: 'Dr.', given: 'Mirel', family: 'Tandy', suffix: 'PhD' }],
  ['Mirel Tandy, PMP, CSM®', { given: 'Mirel', family: 'Tandy', suffix: 'PMP, CSM' }],
  ['Orla “Olly” Vantrease', { given: 'Orla', family: 'Vantrease', nickname: 'Olly' }],
  ['Orla Quist (She/Her)', { given: 'Orla', family: 'Quist' }],
  // What is not certain is not said.
  ['Zephyrine', {}],
  ['Todd R.', {}],
  ['Quist, Orla', {}],
  ['Orla van der Quist', {}],
  ['松本 架空', {}],
  ['Orla Quist | Steel', {}],
])('%s', (shown, parts) => expect(parsePersonName(shown)).toEqual({ shown, ...parts }));
