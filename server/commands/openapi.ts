import { writeFileSync } from 'node:fs';
import { createOpenApi } from '../http/openapi.ts';

const file = new URL('../../docs/openapi.json', import.meta.url);
writeFileSync(file, `${JSON.stringify(createOpenApi(), null, 2)}\n`);
console.log('Wrote docs/openapi.json.');
