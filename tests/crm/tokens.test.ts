import { describe, expect, it } from 'vitest';
import { createTokens, type TokenDeps } from '../../utils/crm/tokens.ts';

class Memory<T> {
  value: T | null = null;
  getValue = async () => this.value;
  setValue = async (value: T | null) => {
    this.value = value;
  };
}

function setUp(exchange: TokenDeps['exchange']) {
  const access = new Memory<{ token: string; expiresAt: number }>();
  const refresh = new Memory<string>();
  let queueTail: Promise<unknown> = Promise.resolve();
  const alone: TokenDeps['alone'] = (work) => {
    const mine = queueTail.then(work);
    queueTail = mine.catch(() => undefined);
    return mine;
  };
  const clock = { time: 0 };
  const refused: string[] = [];
  const onRefused = async (token: string) => void refused.push(`${token}, kept ${refresh.value}`);
  const tokens = createTokens({
    access,
    refresh,
    exchange,
    onRefused,
    onReplaced: onRefused,
    alone,
    now: () => clock.time,
  });
  return { access, refresh, clock, tokens, refused };
}

const rotating = () => {
  let count = 0;
  const asked: string[] = [];
  const exchange: TokenDeps['exchange'] = async (refreshToken) => {
    asked.push(refreshToken);
    count++;
    return { ok: true, tokens: { accessToken: `a${count}`, refreshToken: `r${count}`, expiresIn: 600 } };
  };
  return { asked, exchange };
};

describe('the access token', () => {
  it('is refreshed once when twenty callers want it at the same time', async () => {
    const { asked, exchange } = rotating();
    const { refresh, tokens } = setUp(exchange);
    refresh.value = 'r0';
    const answers = await Promise.all(Array.from({ length: 20 }, () => tokens.get()));
    expect(new Set(answers.map((answer) => answer.ok && answer.token))).toEqual(new Set(['a1']));
    expect(asked).toEqual(['r0']);
  });

  it('is renewed shortly before it ends, and when the service refused it', async () => {
    const { exchange } = rotating();
    const { refresh, clock, tokens } = setUp(exchange);
    refresh.value = 'r0';
    await tokens.get();
    clock.time = 560_000;
    expect(await tokens.get()).toEqual({ ok: true, token: 'a1' });
    clock.time = 571_000;
    expect(await tokens.get()).toEqual({ ok: true, token: 'a2' });
    expect(await tokens.get('a2')).toEqual({ ok: true, token: 'a3' });
  });

  it('has its successor stored before the access token: a worker killed in between is not signed out', async () => {
    const { exchange } = rotating();
    const { access, refresh, tokens } = setUp(exchange);
    refresh.value = 'r0';
    access.setValue = async () => {
      throw new Error('killed here');
    };
    await expect(tokens.get()).rejects.toThrow('killed here');
    expect(refresh.value).toBe('r1');
  });

  it('of who signed in meanwhile is not overwritten by the answer to a refresh of who was there before', async () => {
    const asked = Promise.withResolvers<void>();
    const answered = Promise.withResolvers<void>();
    const { access, refresh, tokens } = setUp(async () => {
      asked.resolve();
      await answered.promise;
      return { ok: true, tokens: { accessToken: 'a-of-one', refreshToken: 'r-of-one', expiresIn: 600 } };
    });
    refresh.value = 'r0';
    const refreshed = tokens.get();
    await asked.promise;
    const put: string[] = [];
    const left = tokens.forget(async (token) => void put.push(token));
    const signedIn = tokens.keep({ accessToken: 'a-of-other', refreshToken: 'r-of-other', expiresIn: 600 });
    answered.resolve();
    await Promise.all([refreshed, left, signedIn]);
    expect([access.value?.token, refresh.value]).toEqual(['a-of-other', 'r-of-other']);
    expect(put).toEqual(['r-of-one']); // what is revoked is what the service gave last
  });

  it('signs out only when the service says no, not when it cannot be reached', async () => {
    const { refresh, tokens, refused } = setUp(async (refreshToken) =>
      refreshToken === 'known'
        ? { ok: false, failure: { kind: 'unavailable', reached: false } }
        : { ok: false, failure: { kind: 'unauthenticated' } },
    );
    refresh.value = 'known';
    expect(await tokens.get()).toMatchObject({ ok: false, failure: { kind: 'unavailable' } });
    expect(refresh.value).toBe('known');
    expect(refused).toEqual([]);
    refresh.value = 'revoked';
    expect(await tokens.get()).toMatchObject({ ok: false, failure: { kind: 'unauthenticated' } });
    expect(refresh.value).toBeNull();
    expect(refused).toEqual(['revoked, kept revoked']); // noted before it goes: if it was stolen, the thief's end with it
  });
});
