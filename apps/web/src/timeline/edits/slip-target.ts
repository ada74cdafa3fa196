import { framesShort, sourceFrameOf } from '@takeboard/editorial';
import type { Clip, Rational } from '@takeboard/editorial';

/** How a take would lie under its slot. */
export interface SlipTarget {
  /** The take's frame the slot would begin with. */
  readonly in: number;
  /** The take's last frame that would be shown. */
  readonly out: number;
  /** Frames of the take it has moved; negative shows earlier ones. */
  readonly by: number;
  /** Frames of the slot it is too short for. */
  readonly short: number;
  /** The end of the take it has come to. */
  readonly held: 'first frame' | 'last frame' | null;
}

/**
 * Slips a take by frames of its own under a slot that stays where it is; a negative number shows
 * earlier pictures. It goes as far as the take reaches: no slip leaves a slot emptier than it was.
 * @param length of the slot, in frames of the film
 */
export function slipTarget(clip: Clip, length: number, fps: Rational, by: number): SlipTarget {
  const wanted = clip.in + by;
  const most = Math.max(clip.in, lastFullIn(clip, length, fps));
  const first = Math.min(Math.max(wanted, 0), most);
  const slipped = { ...clip, in: first };
  return {
    in: first,
    out: Math.max(first, sourceFrameOf(slipped, length - 1, fps)),
    by: first - clip.in,
    short: framesShort(slipped, length, fps),
    held: wanted < first ? 'first frame' : wanted > first ? 'last frame' : null,
  };
}

/** The last frame to begin with from which the take fills the slot; 0 when none does. */
function lastFullIn(clip: Clip, length: number, fps: Rational): number {
  let [low, high] = [0, clip.frames - 1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (framesShort({ ...clip, in: middle }, length, fps) === 0) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** Frames of the film as frames of the take, rounded to the nearest; never 0 for a whole frame. */
export function inTakeFrames({ speed, fps: own }: Clip, fps: Rational, frames: number): number {
  if (frames === 0) return 0;
  const num = Math.abs(frames) * speed.num * own.num * fps.den;
  const den = speed.den * own.den * fps.num;
  return Math.sign(frames) * Math.max(1, Math.floor((2 * num + den) / (2 * den)));
}
