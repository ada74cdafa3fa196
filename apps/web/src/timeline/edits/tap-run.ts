import { positionAt, sampleOfPosition } from '@takeboard/editorial';
import type { SnapTo, SongPosition } from '@takeboard/editorial';
import type { EditFilm } from './edit-film.ts';

/** Hanging shots by tapping along: one tap while the song plays is where one shot begins. */
export interface TapRun {
  /** The shots to hang, in their order. */
  readonly shotIds: readonly string[];
  /** Samples of the mix, rising, one for each shot that has been tapped. */
  readonly taps: readonly number[];
}

/** The film begins with its first shot: that one is there without a tap. */
export const beginTaps = (shotIds: readonly string[], fromTheFirst: boolean): TapRun => ({
  shotIds,
  taps: fromTheFirst && shotIds.length > 0 ? [0] : [],
});

/** The shot that the next tap hangs; undefined when all hang. */
export const nextShot = ({ shotIds, taps }: TapRun): string | undefined => shotIds[taps.length];

/**
 * Hangs the next shot at a sample. Whoever has wound the song back taps anew from there: what was
 * tapped at that place and after it is dropped.
 */
export function addTap(run: TapRun, sample: number): TapRun {
  const kept = run.taps.filter((tap, i) => tap < sample || (i === 0 && tap === 0));
  return kept.length >= run.shotIds.length || kept.at(-1) === sample
    ? { ...run, taps: kept }
    : { ...run, taps: [...kept, sample] };
}

/** Takes the last tap back. */
export const undoTap = (run: TapRun): TapRun => ({ ...run, taps: run.taps.slice(0, -1) });

/** How fine places are looked for, where two taps lie nearest to one line. */
const FINER: readonly SnapTo[] = ['bar', 'beat', 'half-beat', 'off'];

/** Where the tapped shots begin, drawn to lines; of two on one line the later goes to a finer one. */
export function placesOfTaps(
  film: EditFilm,
  { shotIds, taps }: TapRun,
  snap: SnapTo,
): ReadonlyMap<string, SongPosition> {
  const places = new Map<string, SongPosition>();
  let last = -Infinity;
  for (const [i, tap] of taps.entries()) {
    const shotId = shotIds[i];
    if (shotId === undefined) break;
    const tries = FINER.slice(FINER.indexOf(snap)).map((each) => positionAt(film, tap, each));
    const inSong = (at: SongPosition) => sampleOfPosition(film.song, at) < film.song.samples;
    const found =
      i === 0 && tap === 0
        ? positionAt(film, 0, 'off')
        : (tries.find((at) => sampleOfPosition(film.song, at) > last && inSong(at)) ??
          positionAt(film, tap, 'off'));
    last = Math.max(last, sampleOfPosition(film.song, found));
    places.set(shotId, found);
  }
  return places;
}
