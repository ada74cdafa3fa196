/** How fast it goes, from what went in the last seconds. */
export interface Speed {
  add(bytes: number): void;
  /** Bytes per second; 0 when nothing went lately. */
  perSecond(): number;
  reset(): void;
}

/** Milliseconds looked back: long enough for calm figures, short enough to notice a change. */
const SPAN = 8_000;
const SHORTEST = 500;

export function openSpeed(now: () => number): Speed {
  let went: { at: number; bytes: number }[] = [];
  let since: number | null = null;
  return {
    add(bytes) {
      const at = now();
      since ??= at;
      went = went.filter((one) => one.at > at - SPAN);
      went.push({ at, bytes });
    },
    perSecond() {
      const at = now();
      const lately = went.filter((one) => one.at > at - SPAN);
      if (lately.length === 0) {
        since = null;
        return 0;
      }
      const span = Math.max(SHORTEST, Math.min(SPAN, at - (since ?? at)));
      return (lately.reduce((sum, { bytes }) => sum + bytes, 0) * 1000) / span;
    },
    reset() {
      went = [];
      since = null;
    },
  };
}
