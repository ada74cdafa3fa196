/** What the clock reads of an AudioContext. */
export type HeardContext = Pick<AudioContext, 'currentTime'> &
  Partial<Pick<AudioContext, 'getOutputTimestamp' | 'outputLatency' | 'baseLatency'>>;

/** Seconds that any output needs at most; Bluetooth takes a third of one. */
const MOST_LATENCY = 2;

/**
 * The second of the context's time that leaves the loudspeaker at `now` (milliseconds of
 * performance.now). `currentTime` is what is being computed: it runs ahead of what is heard by the
 * latency of the output, and jumps on by whole buffers. The browser's own pair of "this second was
 * heard at that moment" is carried on to now; where there is none, `outputLatency` is taken off.
 */
export function heardTime(context: HeardContext, now: number): number {
  const { currentTime } = context;
  const stamp = context.getOutputTimestamp?.();
  if (stamp?.contextTime !== undefined && stamp.performanceTime !== undefined) {
    const { contextTime, performanceTime } = stamp;
    // Right after a start or a change of device a browser may tell zeros or the former device's time.
    const isOfNow = contextTime <= currentTime && contextTime > currentTime - MOST_LATENCY;
    if (performanceTime > 0 && isOfNow) {
      // On a machine that is overrun the output starves: what is not computed is not heard.
      return Math.min(currentTime, contextTime + (now - performanceTime) / 1000);
    }
  }
  return currentTime - (context.outputLatency || context.baseLatency || 0);
}
