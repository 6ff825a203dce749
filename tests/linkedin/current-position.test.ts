import { expect, test } from 'vitest';
import { parseCurrentPosition } from '../../utils/linkedin/current-position.ts';

test.each([
  ['Current: Plant Manager at Norrvik Steel', { position: 'Plant Manager', company: 'Norrvik Steel' }],
  ['Aktualne: Kierownik w firmie Norrvik Steel', { position: 'Kierownik', company: 'Norrvik Steel' }],
  ['Actuel : Directrice chez Norrvik', { position: 'Directrice', company: 'Norrvik' }],
  ['Aktuell: Leiterin bei Norrvik', { position: 'Leiterin', company: 'Norrvik' }],
  ['Atual: Gerente na empresa Norrvik', { position: 'Gerente', company: 'Norrvik' }],
  ['Actual: Jefa de planta en Norrvik Steel', { position: 'Jefa de planta', company: 'Norrvik Steel' }],
  ['Atual: Gerente na Norrvik Steel', { position: 'Gerente', company: 'Norrvik Steel' }],
  ['Aktualne: Kierowniczka w Norrvik Steel', { position: 'Kierowniczka', company: 'Norrvik Steel' }],
  ['الحالي: مديرة مصنع في Norrvik Steel', { position: 'مديرة مصنع', company: 'Norrvik Steel' }],
  ['Actual: Ingeniera en Sistemas en la empresa Norrvik', { position: 'Ingeniera en Sistemas', company: 'Norrvik' }],
  ['Current: …nt Manager at Norrvik Steel', { company: 'Norrvik Steel' }],
  ['Current: Plant Manager at Norrvik St…', { position: 'Plant Manager' }],
])('%s', (line, parts) => expect(parseCurrentPosition(line)).toEqual(parts));

test.each([
  'Current: Head of Growth at Scale at Norrvik',
  'Aktuell: Leiter Work at Height bei Norrvik',
  'Aktualne: Specjalista w dziale IT',
  'Actual: Ingeniera en sistemas',
  'Actual: Ingeniero en Sistemas',
  'Actual: Responsable en planta en Norrvik',
  'Actual: Jefa de planta en Norrvik St…',
  'Atual: Gerente em logística',
  'الحالي: مهندس في الرياض',
  '現在: Norrvik Steel',
])('%s: the present job, and neither part is certain', (line) => expect(parseCurrentPosition(line)).toEqual({}));

test.each(['Past: Fitter at Old Works', 'Plant Manager at Norrvik', 'Summary: at work at Norrvik'])(
  '%s: no present job',
  (line) => expect(parseCurrentPosition(line)).toBeUndefined(),
);
