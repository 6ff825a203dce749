import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openEmbedded } from '../../server/db/embedded.ts';
import { findUnprivilegedUser } from '../../server/db/posix-user.ts';
import { chooseFolder, isReachable, reachableInstallation } from '../../server/db/reachable.ts';

// A fresh clone often lies where only root can go: below /root, or in what mktemp made.
let closed: string;
beforeEach(() => {
  closed = mkdtempSync(join(tmpdir(), 'leadferry-closed-'));
  chmodSync(closed, 0o700);
});
afterEach(() => rmSync(closed, { recursive: true, force: true }));

const nobody = { uid: 65534, gid: 65534 };

describe('a folder that the database cannot reach', () => {
  it('is told from one that it can', () => {
    mkdirSync(join(closed, 'data'));
    expect(isReachable(join(closed, 'data', 'postgres'), nobody)).toBe(false);
    chmodSync(closed, 0o711);
    expect(isReachable(join(closed, 'data', 'postgres'), nobody)).toBe(true);
  });

  it('is used as it is where the process is not root', () => {
    expect(chooseFolder(closed, undefined)).toBe(join(closed, 'postgres'));
    expect(reachableInstallation(closed, undefined)).toBe(closed);
  });

  it.runIf(findUnprivilegedUser())('has its database elsewhere, always in the same place', async () => {
    const first = await openEmbedded(join(closed, 'data'));
    await first.stop();
    const second = await openEmbedded(join(closed, 'data'));
    await second.stop();
    rmSync(join(second.folder, '..'), { recursive: true });
    expect(second.folder).toBe(first.folder);
    expect(second.folder.startsWith(closed)).toBe(false);
  });
});
