import { createHmac, randomBytes } from 'node:crypto';
import { rmSync } from 'node:fs';
import pg from 'pg';
import { makeTemporaryFolder } from '../scripts/temporary-folder.ts';
import { openEmbedded } from '../server/db/embedded.ts';
import { openDatabase } from '../server/db/open.ts';
import { inScope } from '../server/db/tenant.ts';
import { createIds } from '../server/ids.ts';
import { claimSponsor } from '../server/sponsorship/claim.ts';
import { hashCode } from '../server/sponsorship/code.ts';
import { makeLink } from '../server/sponsorship/codes.ts';
import { usualRules } from '../server/sponsorship/rules.ts';
import type { BenchResult } from './ratios.ts';

const SECRET = 'a secret of the bench, long enough';
const CONNECTIONS = 20;
const PER_ROUND = 400;
const ROUNDS = 5;

/** What a claim costs where everybody uses one link, beside plain inserts in the same run. fsync is on. */
export async function benchClaims(): Promise<BenchResult> {
  const dataDir = makeTemporaryFolder('bench');
  const postgres = await openEmbedded(dataDir, ['-c max_connections=60']);
  const database = await openDatabase(postgres.url, SECRET, () => undefined);
  const role = new URL(postgres.url);
  role.username = 'leadferry_app';
  role.password = createHmac('sha256', SECRET).update('database role leadferry_app').digest('hex');
  const pool = new pg.Pool({ connectionString: role.href, max: CONNECTIONS });
  const owner = new pg.Client({ connectionString: postgres.url });
  await owner.connect();
  try {
    await owner.query(
      'CREATE TABLE plain (a uuid PRIMARY KEY, b uuid NOT NULL, c uuid NOT NULL, at timestamptz NOT NULL)',
    );
    await owner.query('GRANT INSERT ON plain TO leadferry_app');
    const now = () => new Date();
    const newId = createIds(now, randomBytes);
    const deps = { now, newId, rules: usualRules };
    const openAccount = async () => {
      const accountId = newId();
      await owner.query("INSERT INTO account (account_id, name, created_at) VALUES ($1, 'Quay', now())", [accountId]);
      return accountId;
    };
    const sponsor = await openAccount();
    const salt = randomBytes(16).toString('hex');
    const { code } = await inScope(pool, { accountId: sponsor }, (db) =>
      makeLink(db, { accountId: sponsor, id: newId(), salt, pepper: SECRET, now: now() }),
    );
    const codeHash = hashCode(code);
    const claim = (accountId: string) =>
      inScope(pool, { desk: 'sponsorship' }, (db) => claimSponsor(db, { accountId, codeHash }, deps));
    const insert = (id: string) =>
      inScope(pool, { desk: 'sponsorship' }, (db) => db.query('INSERT INTO plain VALUES ($1, $1, $1, now())', [id]));
    const perSecond = async (work: (id: string) => Promise<unknown>, ids: string[]) => {
      const begun = performance.now();
      await Promise.all(ids.map(work));
      return (ids.length * 1000) / (performance.now() - begun);
    };

    const rounds: { claims: number; inserts: number }[] = [];
    for (let round = 0; round <= ROUNDS; round++) {
      const accounts: string[] = [];
      for (let place = 0; place < PER_ROUND; place++) accounts.push(await openAccount());
      const ids = Array.from({ length: PER_ROUND }, newId);
      const half = PER_ROUND / 2;
      const [i1, c1] = [await perSecond(insert, ids.slice(0, half)), await perSecond(claim, accounts.slice(0, half))];
      const [c2, i2] = [await perSecond(claim, accounts.slice(half)), await perSecond(insert, ids.slice(half))];
      if (round > 0) rounds.push({ claims: (c1 + c2) / 2, inserts: (i1 + i2) / 2 }); // the first one warms up
    }
    const sorted = rounds.toSorted((a, b) => a.inserts / a.claims - b.inserts / b.claims);
    const ratio = ({ inserts, claims }: { claims: number; inserts: number }) => inserts / claims;
    const at = (place: number) => sorted[place] as (typeof sorted)[number];
    const middle = at(Math.floor(ROUNDS / 2));
    return {
      name: `a claim of one link / a plain insert, ${CONNECTIONS} at once`,
      seen: `${Math.round(middle.claims)} claims/s, ${Math.round(middle.inserts)} inserts/s`,
      ratio: ratio(middle),
      range: [ratio(at(0)), ratio(at(ROUNDS - 1))],
    };
  } finally {
    await owner.end();
    await pool.end();
    await database.close();
    await postgres.stop();
    rmSync(dataDir, { recursive: true });
  }
}
