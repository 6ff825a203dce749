/** Bytes of bodies that may be in memory at once. */
export interface RoomSize {
  readonly altogether: number;
  /** Those of one holder. */
  readonly each: number;
  /**
   * Whether a holder may be people who do not know each other, as a network may: what one of them leaves unfinished then makes
   * way for what another sends. Whoever is alone waits for their own.
   */
  readonly isShared: boolean;
}

const LEAST = 256; // what a piece costs in memory, however small

export type Room = ReturnType<typeof createRoom>;

/**
 * A bounded room for bodies. Where it is full, whoever holds most of it gives way: of theirs the unfinished body that began first is
 * given up. So nobody who sends and does not finish keeps others out, and what arrives in one piece always does arrive.
 */
export function createRoom(size: RoomSize) {
  const held = new Map<string, number>();
  const unfinished = new Set<Held>(); // in the order in which they began
  let total = 0;

  interface Held {
    readonly holder: string;
    cost: number;
    giveUp(): void;
  }
  const heldBy = (holder: string) => held.get(holder) ?? 0;
  const count = (body: Held, bytes: number) => {
    body.cost += bytes;
    total += bytes;
    const its = heldBy(body.holder) + bytes;
    if (its > 0) held.set(body.holder, its);
    else held.delete(body.holder);
  };
  const release = (body: Held) => {
    unfinished.delete(body);
    count(body, -body.cost);
  };
  /** Whose place this body takes, where any is to be had. */
  const findVictim = (body: Held): Held | undefined => {
    const isOwn = heldBy(body.holder) > size.each;
    let victim: Held | undefined;
    for (const other of unfinished) {
      if (other === body || (isOwn && other.holder !== body.holder)) continue;
      if (!victim || heldBy(other.holder) > heldBy(victim.holder)) victim = other;
    }
    if (!victim || heldBy(victim.holder) < heldBy(body.holder)) return undefined;
    return victim.holder === body.holder && !size.isShared ? undefined : victim;
  };

  return {
    /** Opens an account for a body that begins to arrive. `giveUp` is called once its place is somebody else's. */
    begin(holder: string, giveUp: () => void) {
      const body: Held = { holder, cost: 0, giveUp };
      unfinished.add(body);
      return {
        /** Says whether there is room for so many bytes more. */
        take(bytes: number): boolean {
          count(body, Math.max(bytes, LEAST));
          while (total > size.altogether || heldBy(holder) > size.each) {
            const victim = findVictim(body);
            if (!victim) return false;
            release(victim);
            victim.giveUp();
          }
          return true;
        },
        /** It has arrived whole: it keeps its place until it is left. */
        finish: () => void unfinished.delete(body),
        leave: () => release(body),
      };
    },
  };
}
