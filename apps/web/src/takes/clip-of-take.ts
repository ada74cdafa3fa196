import type { Clip } from '@takeboard/editorial';
import type { Trim } from '@takeboard/storyboard';
import type { Take } from '../api/wire.ts';

/**
 * A take as it plays in a slot: from the frame its trim says, else from where its best range begins,
 * with all that comes after it, since a best range is advice and no edge. Null for one without facts.
 */
export function clipOf(take: Pick<Take, 'facts' | 'range'>, trim: Trim): Clip | null {
  if (take.facts === null) return null;
  const { fps, frames } = take.facts;
  return {
    in: Math.min(frames - 1, trim.in ?? take.range?.in ?? 0),
    speed: trim.speed,
    fps,
    frames,
  };
}
