import type { Rational } from '@takeboard/editorial';

/** What it takes to tell frames of a take from seconds of its video element. */
export interface TakeTime {
  readonly fps: Rational;
  /** Length in frames. */
  readonly frames: number;
}

/** The frame on screen at so many seconds; never outside the take. */
export function frameAt(seconds: number, { fps, frames }: TakeTime): number {
  // A browser says 0.0416 for frame 1 of 24: a little is added before the rest is cut off.
  const frame = Math.floor((seconds * fps.num) / fps.den + 0.01);
  return Math.min(frames - 1, Math.max(0, frame));
}

/** The middle of a frame in seconds: sought there, no rounding shows its neighbour. */
export const secondsAt = (frame: number, { fps }: Pick<TakeTime, 'fps'>): number =>
  ((frame + 0.5) * fps.den) / fps.num;

/** Length in seconds. */
export const lengthOf = ({ fps, frames }: TakeTime): number => (frames * fps.den) / fps.num;

/** Length as tiles show it: `5.1s`. */
export const sayLength = (time: TakeTime): string => `${lengthOf(time).toFixed(1)}s`;

/** Hours, minutes, seconds and frames, counted without drops: `00:01:13:05`. */
export function timecode(frame: number, fps: Rational): string {
  const perSecond = Math.round(fps.num / fps.den);
  const seconds = Math.floor(frame / perSecond);
  const parts = [
    Math.floor(seconds / 3600),
    Math.floor(seconds / 60) % 60,
    seconds % 60,
    frame % perSecond,
  ];
  return parts.map((part) => String(part).padStart(2, '0')).join(':');
}
