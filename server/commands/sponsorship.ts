import { inScope } from '../db/tenant.ts';
import { readRules } from '../env.ts';
import { decide, listHeld } from '../sponsorship/review.ts';
import { runCommandLine } from './command-line.ts';

const help = `Sponsorships that somebody has to look at. Works while the service runs and while it does not.

  npm run -s sponsorship -- review               What is held, since when, and why.
  npm run -s sponsorship -- accept --id ID       It goes its way: both sides earn when the hold is over.
  npm run -s sponsorship -- refuse --id ID       Both sides get nothing.

--by NAME says who decided; it is kept with the decision.`;

await runCommandLine(help, ['id', 'by'] as const, {
  review: {
    needs: [],
    async run({ database }) {
      const held = await inScope(database.app, { desk: 'operator' }, listHeld);
      if (held.length === 0) return 'Nothing is held.';
      return held
        .map(
          ({ id, signals, joinedAt, linkedAt, paidAt, holdUntil, sponsorId, accountId, sponsorCount }) =>
            `${id}  ${signals.join(', ')}
    joined ${day(joinedAt)}, linked ${day(linkedAt)}, paid ${day(paidAt)}, hold until ${day(holdUntil)}
    sponsor ${sponsorId} (${sponsorCount} sponsored in all), sponsored ${accountId}`,
        )
        .join('\n');
    },
  },
  accept: {
    needs: ['id'],
    run: ({ database, now, newId }, { id = '', by }, env) =>
      inScope(database.app, { desk: 'operator' }, async (db) => {
        const after = await decide(db, { now, newId, rules: readRules(env) }, { id, decision: 'accepted', by });
        return after.earnedAt
          ? `Accepted ${id}. Both sides have earned.`
          : `Accepted ${id}. It is earned when its hold is over.`;
      }),
  },
  refuse: {
    needs: ['id'],
    run: ({ database, now, newId }, { id = '', by }, env) =>
      inScope(database.app, { desk: 'operator' }, async (db) => {
        await decide(db, { now, newId, rules: readRules(env) }, { id, decision: 'refused', by });
        return `Refused ${id}. Neither side gets a month.`;
      }),
  },
});

function day(at: Date | null): string {
  return at ? at.toISOString().slice(0, 10) : '–';
}
