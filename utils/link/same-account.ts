/** Keeps something, unless the account or its link is not the one any more that it was asked for. Undefined: it was not kept. */
export type Keep = <T>(work: () => Promise<T>) => Promise<T | undefined>;

export interface SameAccountDeps {
  /** who is signed in, and whose link this is; undefined: nobody */
  standing: () => Promise<string | undefined>;
  /** an unlink or a sign-out has begun to erase here */
  isLeaving: () => Promise<boolean>;
  /** many at once; whoever erases waits for them */
  shared: <T>(work: () => Promise<T>) => Promise<T>;
}

/**
 * For whatever is asked of a page or of the service and kept when the answer comes: the account may have left meanwhile, and nothing
 * of it may be written after it was erased. Call it before asking; what it gives, before keeping.
 */
export function createSameAccount(deps: SameAccountDeps): () => Promise<Keep> {
  return async () => {
    const before = await deps.standing();
    return (work) =>
      deps.shared(async () =>
        (await deps.isLeaving()) || before === undefined || (await deps.standing()) !== before ? undefined : work(),
      );
  };
}
