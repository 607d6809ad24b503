/** Passes items on and fetches the next while one is worked on; what fetching throws is thrown in its turn. */
export async function* oneAhead<T>(items: AsyncGenerator<T>): AsyncGenerator<T> {
  let coming = items.next();
  try {
    for (;;) {
      const next = await coming;
      if (next.done === true) return;
      coming = items.next();
      coming.catch(() => undefined); // thrown once it is awaited, or nobody waits for it any more
      yield next.value;
    }
  } finally {
    // Not awaited: a source that is stuck would hold up whoever stops.
    items.return(undefined).catch(() => undefined);
  }
}
