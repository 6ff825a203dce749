import { verifyChains } from '../audit/verify.ts';
import { runCommandLine } from './command-line.ts';

const help = `What was written down and must not change: the audit, the journal of erasures, and consents.

  npm run -s audit -- verify   Computes every chain again. Ends with 1 where something was changed, dropped or added by hand.`;

await runCommandLine(help, [] as const, {
  verify: {
    needs: [],
    async run({ database }) {
      const { chains, links, broken } = await verifyChains(database.app);
      const said = `${chains - broken.length} of ${chains} chains are whole, ${links} links.`;
      if (broken.length === 0) return said;
      const places = broken.map(({ accountId, chain, seq }) => `  account ${accountId}, ${chain}, from link ${seq}`);
      throw new Error(`${said} Changed by hand:\n${places.join('\n')}`);
    },
  },
});
