import { framesShort, rational, sourceFrameOf } from '@takeboard/editorial';
import type { Clip, Rational } from '@takeboard/editorial';
import type { Trim } from '@takeboard/storyboard';
import type { Take } from '../api/wire.ts';
import { clipOf } from '../takes/clip-of-take.ts';
import type { LoopOfTake } from './video-loop.ts';

/** A take as it goes round, and how. */
export interface LoopedClip extends LoopOfTake {
  readonly clip: Clip;
  /** Frames of the film that it lacks in the slot; 0 when it fills it, or has none. */
  readonly short: number;
}

/**
 * A take in the loop of its slot: from where its trim or its best range says, holding its last picture
 * when it is too short. Without a slot it goes round by itself, in its best range. Null without facts.
 */
export function loopOfTake(
  take: Pick<Take, 'facts' | 'range'>,
  slot: { readonly length: number; readonly trim: Trim } | null,
  fps: Rational,
): LoopedClip | null {
  const clip = clipOf(take, slot?.trim ?? UNTRIMMED);
  if (clip === null) return null;
  const sourceOf = (frame: number) => sourceFrameOf(clip, frame, fps);
  if (slot !== null) {
    return { clip, sourceOf, length: slot.length, short: framesShort(clip, slot.length, fps) };
  }
  const frames = (take.range?.out ?? clip.frames) - clip.in;
  const length = Math.round((frames * fps.num * clip.fps.den) / (fps.den * clip.fps.num));
  return { clip, sourceOf, length: Math.max(1, length), short: 0 };
}

const UNTRIMMED: Trim = { in: null, speed: rational(1) };
