/** What stops a reading; an `AbortSignal` is one. One that cannot be listened to is looked at between items. */
export type StopSignal = {
  readonly aborted: boolean;
  readonly reason?: unknown;
  readonly addEventListener?: (type: 'abort', listener: () => void) => void;
  readonly removeEventListener?: (type: 'abort', listener: () => void) => void;
};

/**
 * Takes what a source gives, one after the other, until it ends or the signal says so: at once, even where the source gives
 * nothing any more. It is closed then, and waited for only where it had answered.
 *
 * @returns a promise that rejects with the reason of the signal, or with what the source or `take` throws.
 */
export async function eachUntil<T>(
  source: AsyncIterable<T> | Iterable<T>,
  signal: StopSignal | undefined,
  take: (item: T) => void,
): Promise<void> {
  const goOn = () => {
    if (signal?.aborted) throw signal.reason;
  };
  goOn();
  const iterator = Symbol.asyncIterator in source ? source[Symbol.asyncIterator]() : source[Symbol.iterator]();
  let stop: () => void = () => undefined;
  const listener = () => stop();
  if (typeof signal?.addEventListener === 'function') signal.addEventListener('abort', listener);
  const close = async () => iterator.return?.();
  try {
    for (;;) {
      const next = await new Promise<IteratorResult<T>>((resolve, reject) => {
        stop = () => {
          reject(signal?.reason);
          // What hangs may hang here too, or throw: it was left.
          close().catch(() => undefined);
        };
        Promise.resolve(iterator.next()).then(resolve, reject);
      });
      stop = () => undefined;
      if (next.done) break;
      try {
        goOn();
        take(await next.value);
        // What was taken may have brought the signal; nobody would listen while more is asked for.
        goOn();
      } catch (error) {
        await close().catch(() => undefined);
        throw error;
      }
    }
    // A source may end itself on the signal; what it gave so far is not all of it.
    goOn();
  } finally {
    if (typeof signal?.removeEventListener === 'function') signal.removeEventListener('abort', listener);
  }
}
