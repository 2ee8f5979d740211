let turn = 0;
let isEnding = false;

const end = (): void => {
  turn += 1;
  isEnding = false;
};

/**
 * Reads once in a turn of the event loop, however many requests are answered in it. For clocks: on many
 * virtual machines each look at one is a system call, and the answer to one request looks five times.
 */
export const oncePerTurn = <Value>(read: () => Value): (() => Value) => {
  let known: { value: Value; turn: number } | null = null;
  return () => {
    if (known?.turn === turn) return known.value;
    if (!isEnding) {
      isEnding = true;
      setImmediate(end);
    }
    known = { value: read(), turn };
    return known.value;
  };
};

let ending: Promise<void> | null = null;

/**
 * Settles when what has arrived in this turn of the event loop has been looked at: one promise for all who
 * wait in it. Answers that leave together cost less: a client on the same machine, such as a proxy, that
 * sleeps between two of them is woken for each, which takes as long as all the rest of an answer.
 */
export const endOfTurn = (): Promise<void> => {
  ending ??= new Promise((resolve) => {
    setImmediate(() => {
      ending = null;
      resolve();
    });
  });
  return ending;
};
