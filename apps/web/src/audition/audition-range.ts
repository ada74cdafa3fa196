import type { Rational } from '@takeboard/editorial';
import { sampleOfFrame } from '../player/frame-time.ts';

/** Seconds of the film before the slot and after it. */
const AROUND = 2;

/** What is heard while a take is auditioned; samples of the mix, ends exclusive. */
export interface AuditionRange {
  readonly from: number;
  readonly to: number;
  /** Samples a second. */
  readonly rate: number;
  /** The slot itself. */
  readonly slot: { readonly from: number; readonly to: number };
}

/** Two seconds of the film, a slot, two seconds of the film; less at the ends of the song. */
export function auditionRange(
  entry: { readonly start: number; readonly end: number },
  { rate, samples }: { readonly rate: number; readonly samples: number },
  fps: Rational,
): AuditionRange {
  const slot = {
    from: Math.min(samples, sampleOfFrame(entry.start, rate, fps)),
    to: Math.min(samples, sampleOfFrame(entry.end, rate, fps)),
  };
  return {
    from: Math.max(0, slot.from - AROUND * rate),
    to: Math.min(samples, slot.to + AROUND * rate),
    rate,
    slot,
  };
}
