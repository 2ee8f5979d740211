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
