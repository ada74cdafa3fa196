import { formatTimecode, framesShort } from '@takeboard/editorial';
import type { FrameRateName } from '@takeboard/editorial';
import type { MixReport } from '@takeboard/storyboard';
import type { Film } from '../player/film.ts';

/** What another mix does to one shot of the film. */
export interface Moved {
  readonly shotId: string;
  /** Timecodes of its first frame before and after; null when it begins where it did. */
  readonly starts: { readonly before: string; readonly after: string; readonly by: number } | null;
  /** Frames; null when it is as long as it was. */
  readonly length: { readonly before: number; readonly after: number } | null;
  /** Frames its take lacks then, and did not lack before; 0 when it is long enough. */
  readonly short: number;
  /** Its place lies past the end of the new mix. */
  readonly offEnd: boolean;
}

/** Every shot that a report names, in the order of the film. */
export function whatMoves(
  { moved, lengths, offEnd }: MixReport,
  film: Film,
  fps: FrameRateName,
): readonly Moved[] {
  const starts = new Map(moved.map((each) => [each.slotId, each]));
  const longs = new Map(lengths.map((each) => [each.slotId, each]));
  const off = new Set(offEnd);
  const code = (frame: number) => formatTimecode(frame, { fps });
  return film.cut.entries.flatMap(({ slot }) => {
    const [start, long] = [starts.get(slot.id), longs.get(slot.id)];
    if (start === undefined && long === undefined && !off.has(slot.id)) return [];
    const picture = film.pictureOf(slot);
    const short = (frames: number | undefined) =>
      picture.kind === 'take' && frames !== undefined
        ? framesShort(picture.clip, frames, film.fps)
        : 0;
    const lacks = short(long?.after);
    return [
      {
        shotId: slot.shotId,
        starts:
          start === undefined
            ? null
            : {
                before: code(start.before),
                after: code(start.after),
                by: start.after - start.before,
              },
        length: long === undefined ? null : { before: long.before, after: long.after },
        short: lacks > short(long?.before) ? lacks : 0,
        offEnd: off.has(slot.id),
      },
    ];
  });
}

/** What it does to the film as a whole, as sentences. */
export function sayReport(
  { frames, offEnd }: MixReport,
  moves: readonly Moved[],
): readonly string[] {
  const elsewhere = moves.filter(({ starts }) => starts !== null).length;
  const short = moves.filter(({ short: lacks }) => lacks > 0).length;
  return [
    frames.before === frames.after
      ? `The film stays ${sayFrames(frames.after)} long.`
      : `The film is ${sayFrames(frames.after)} long then, ${sayFrames(Math.abs(frames.after - frames.before))} ${frames.after > frames.before ? 'more' : 'less'}.`,
    elsewhere === 0
      ? 'Every shot begins on the frame it begins on now.'
      : `${sayShots(elsewhere)} ${elsewhere === 1 ? 'begins' : 'begin'} on another frame; all keep their bars.`,
    ...(short > 0
      ? [`${short === 1 ? '1 take becomes' : `${short} takes become`} too short.`]
      : []),
    ...(offEnd.length > 0
      ? [`${sayShots(offEnd.length)} ${offEnd.length === 1 ? 'lies' : 'lie'} past its end.`]
      : []),
  ];
}

const sayShots = (count: number): string => (count === 1 ? '1 shot' : `${count} shots`);
const sayFrames = (count: number): string =>
  `${count.toLocaleString('en-GB')} ${count === 1 ? 'frame' : 'frames'}`;
