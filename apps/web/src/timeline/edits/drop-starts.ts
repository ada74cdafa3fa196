import {
  frameOfPosition,
  indexAt,
  positionAt,
  positionOfFrame,
  sampleOfPosition,
} from '@takeboard/editorial';
import type { SnapTo, SongPosition } from '@takeboard/editorial';
import { beginOf } from './edit-film.ts';
import type { EditFilm } from './edit-film.ts';

/**
 * Where new shots begin that are put on the song together: the first where it was dropped, each next
 * one on the line nearest to where the one before has run out. They stay within the slot they were
 * dropped into, so that no boundary of anybody's moves; what is too long for that shares it evenly.
 * A sentence when there is no room for so many.
 * @param lengths of their takes in frames of the film, in order
 */
export function dropStarts(
  film: EditFilm,
  start: SongPosition,
  lengths: readonly number[],
  snap: SnapTo,
): readonly SongPosition[] | string {
  const { lead } = film;
  const first = Math.max(0, frameOfPosition(film.song, start, film.fps) + lead);
  const { entries, frames } = film.cut;
  const stands = entries[indexAt(entries, first)];
  // Beginning with another, they take the first half of its slot.
  const end =
    stands === undefined
      ? frames
      : stands.start === first
        ? Math.ceil((stands.start + stands.end) / 2)
        : stands.end;
  const room = end - first;
  if (room < lengths.length) {
    return room < 1
      ? 'There is no room there: that is past the end of the song.'
      : `There is room for ${room} ${room === 1 ? 'shot' : 'shots'} there, not for ${lengths.length}.`;
  }
  const byLength = [start];
  for (const length of lengths.slice(0, -1)) {
    const from = frameOfPosition(film.song, byLength.at(-1) ?? start, film.fps);
    byLength.push(positionAt(film, beginOf(film, from + length), snap));
  }
  const at = byLength.map((each) => sampleOfPosition(film.song, each));
  const rises = at.every((sample, i) => i === 0 || sample > (at[i - 1] ?? 0));
  const last = frameOfPosition(film.song, byLength.at(-1) ?? start, film.fps) + lead;
  if (rises && last < end) return byLength;
  return lengths.map((_, i) =>
    i === 0
      ? start
      : positionOfFrame(film, first + Math.floor((room * i) / lengths.length) - lead, film.fps),
  );
}
