/** Passes on what is added: the first at once, and what follows within `apartMs` together when that is over. */
export function gather<T>(
  pass: (items: readonly T[]) => void,
  apartMs: number,
): { add: (items: readonly T[]) => void; stop: () => void } {
  const waiting: T[] = [];
  let resting: NodeJS.Timeout | undefined;

  function passOn(): void {
    resting = undefined;
    if (waiting.length === 0) return;
    resting = setTimeout(passOn, apartMs).unref();
    pass(waiting.splice(0));
  }

  return {
    add: (items) => {
      waiting.push(...items);
      if (resting === undefined) passOn();
    },
    stop: () => {
      clearTimeout(resting);
      waiting.splice(0);
    },
  };
}
