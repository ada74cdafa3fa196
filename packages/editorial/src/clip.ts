import type { Rational } from './rational.ts';
import { ceilDivide, roundDivide } from './whole-number.ts';

/** A take as it plays in a slot. */
export interface Clip {
  /** The take's frame with which the slot begins. */
  readonly in: number;
  /** How fast it plays: 1 as it was made, 1/2 in slow motion. More than 0. */
  readonly speed: Rational;
  /** Frames a second of the take. */
  readonly fps: Rational;
  /** Length of the take in frames. */
  readonly frames: number;
}

/**
 * The frame of a take that is shown `frame` frames of the cut after its slot begins (negative before
 * it, within a transition). It is the last one that begins before the middle of that frame, which is
 * what `fps=…:start_time=0:round=near` of ffmpeg chooses, too. Beyond an end of the take the picture
 * there stands still.
 */
export function sourceFrameOf(clip: Clip, frame: number, fps: Rational): number {
  const { num, den } = takeFramesPerFrame(clip, fps);
  const source = clip.in + Number(ceilDivide(BigInt(2 * frame + 1) * num, 2n * den)) - 1;
  return Math.min(clip.frames - 1, Math.max(0, source));
}

/** How many of a slot's last frames its take is too short for; 0 when it fills the slot. */
export function framesShort(clip: Clip, length: number, fps: Rational): number {
  const { num, den } = takeFramesPerFrame(clip, fps);
  const has = Number(roundDivide(BigInt(clip.frames - clip.in) * den, num));
  return Math.max(0, length - Math.max(0, has));
}

/** How far a take moves on, in its own frames, while the cut moves on by one. */
const takeFramesPerFrame = ({ speed, fps: own }: Clip, fps: Rational) => ({
  num: BigInt(speed.num) * BigInt(own.num) * BigInt(fps.den),
  den: BigInt(speed.den) * BigInt(own.den) * BigInt(fps.num),
});
