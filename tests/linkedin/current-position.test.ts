import { expect, test } from 'vitest';
import { parseCurrentPosition } from '../../utils/linkedin/current-position.ts';

test.each([
  ['Current: Plant Manager at Norrvik Steel', { position: 'Plant Manager', company: 'Norrvik Steel' }],
  ['Aktualne: Kierownik w firmie Norrvik Steel', { position: 'Kierownik', company: 'Norrvik Steel' }],
  ['Actuel : Directrice chez Norrvik', { position: 'Directrice', company: 'Norrvik' }],
  ['Aktuell: Leiterin bei Norrvik', { position: 'Leiterin', company: 'Norrvik' }],
  ['Atual: Gerente na empresa Norrvik', { position: 'Gerente', company: 'Norrvik' }],
  ['Current: …nt Manager at Norrvik Steel', { company: 'Norrvik Steel' }],
  ['Current: Plant Manager at Norrvik St…', { position: 'Plant Manager' }],
])('%s', (line, parts) => expect(parseCurrentPosition(line)).toEqual(parts));

test.each([
  'Current: Head of Growth at Scale at Norrvik',
  'Aktuell: Leiter Work at Height bei Norrvik',
  'Aktualne: Specjalista w dziale IT',
  'Actual: Ingeniera en sistemas',
  'Atual: Gerente em Recife',
  'الحالي: مهندس في الرياض',
  '現在: Norrvik Steel',
])('%s: the present job, and neither part is certain', (line) => expect(parseCurrentPosition(line)).toEqual({}));

test.each(['Past: Fitter at Old Works', 'Plant Manager at Norrvik', 'Summary: at work at Norrvik'])(
  '%s: no present job',
  (line) => expect(parseCurrentPosition(line)).toBeUndefined(),
);
