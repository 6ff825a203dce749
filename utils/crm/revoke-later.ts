import { tokensToRevoke } from '../settings.ts';

/** Notes a refresh token that the service is to forget, as soon as it can be reached. */
export const revokeLater = (refreshToken: string): Promise<void> =>
  change((open) => [...new Set([...open, refreshToken])]);

/** Has the service forget them, each told by one at a time. `revoke`: whether it has. What is noted meanwhile stays noted. */
export const revokeOpen = (revoke: (refreshToken: string) => Promise<boolean>): Promise<void> =>
  navigator.locks.request('revoking', async () => {
    const open = await tokensToRevoke.getValue();
    const told = new Set<string>();
    await Promise.all(open.map(async (token) => (await revoke(token)) && told.add(token)));
    if (told.size > 0) await change((now) => now.filter((token) => !told.has(token)));
  });

const change = (make: (open: string[]) => string[]): Promise<void> =>
  navigator.locks.request('tokens to revoke', async () =>
    tokensToRevoke.setValue(make(await tokensToRevoke.getValue())),
  );
