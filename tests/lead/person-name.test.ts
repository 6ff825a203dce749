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
  ['Orla (Olly) Quist', { given: 'Orla', family: 'Quist', nickname: 'Olly' }],
  ['Orla Quist (Olly)', { given: 'Orla', family: 'Quist' }],
  ['Dr. med. Ida Brek', { honorific: 'Dr. med.', given: 'Ida', family: 'Brek' }],
  ['Δρ. Νίκη Παράδειγμα', { honorific: 'Δρ.', given: 'Νίκη', family: 'Παράδειγμα' }],
  ['Ольга Примерная', { given: 'Ольга', family: 'Примерная' }],
  ['أورلا كويست', { given: 'أورلا', family: 'كويست' }],
  // What is not certain is not said.
  ['Ольга Quist', {}],
  ['Ольга Ивановна Примерная', {}],
  ['Zephyrine', {}],
  ['Todd R.', {}],
  ['Quist, Orla', {}],
  ['Orla van der Quist', {}],
  ['松本 架空', {}],
  ['Orla Quist | Steel', {}],
])('%s', (shown, parts) => expect(parsePersonName(shown)).toEqual({ shown, ...parts }));
