export interface Closers {
  /** Remembers what was opened. What comes late, while everything is being closed, is closed at once. */
  add(name: string, close: () => Promise<unknown>): void;
  /** Closes the last first, each whether or not another fails. Can be called twice: the second waits for the first. */
  closeAll(): Promise<void>;
}

/** What has been opened and must not be left behind. */
export function createClosers(say: (line: string) => void): Closers {
  const open: { name: string; close: () => Promise<unknown> }[] = [];
  let closing: Promise<void> | undefined;

  const closeOne = async ({ name, close }: (typeof open)[number]) => {
    await close().catch((fault: Error) => say(`${name} did not close: ${fault.message}`));
  };
  return {
    add(name, close) {
      if (closing) closing = closing.then(() => closeOne({ name, close }));
      else open.push({ name, close });
    },
    closeAll() {
      closing ??= open.reverse().reduce((before, one) => before.then(() => closeOne(one)), Promise.resolve());
      return closing;
    },
  };
}
