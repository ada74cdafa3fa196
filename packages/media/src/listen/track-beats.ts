import { FRAMES } from './onset-envelope.ts';

/** How much a beat that comes early or late costs: at 0.5 s, one 15 ms off costs a third of a usual onset. */
const TIGHTNESS = 300;

/**
 * The row of beats that hits the most onsets while keeping the period, by dynamic programming (Ellis,
 * "Beat Tracking by Dynamic Programming", 2007), with a period that may change from second to second.
 * @param periods frames from beat to beat, once a second; @returns frames, in order.
 */
export function trackBeats(envelope: Float32Array, periods: readonly number[]): number[] {
  const count = envelope.length;
  const sums = new Float64Array(count);
  const before = new Int32Array(count).fill(-1);
  const costs = new Map<number, Float64Array>();
  for (let frame = 0; frame < count; frame += 1) {
    const period = periods[Math.min(periods.length - 1, Math.round(frame / FRAMES))] as number;
    const nearest = Math.round(0.6 * period);
    const farthest = Math.round(1.5 * period);
    let cost = costs.get(period);
    if (cost === undefined) {
      cost = Float64Array.from({ length: farthest + 1 }, (_, gap) =>
        gap === 0 ? Infinity : TIGHTNESS * Math.log(gap / period) ** 2,
      );
      costs.set(period, cost);
    }
    let best = 0;
    for (let gap = nearest; gap <= farthest && gap <= frame; gap += 1) {
      const sum = (sums[frame - gap] as number) - (cost[gap] as number);
      if (sum > best) {
        best = sum;
        before[frame] = frame - gap;
      }
    }
    sums[frame] = best + (envelope[frame] as number);
  }
  const last = Math.round(periods.at(-1) ?? FRAMES);
  let at = Math.max(0, count - last);
  for (let frame = at; frame < count; frame += 1)
    if ((sums[frame] as number) > (sums[at] as number)) at = frame;
  const beats: number[] = [];
  for (; at >= 0; at = before[at] as number) beats.push(at);
  return beats.toReversed();
}
