import { evenStarts, startsFromBars, tickOfPosition } from '@takeboard/editorial';
import type { SnapTo, SongPosition } from '@takeboard/editorial';
import type { Shot } from '@takeboard/storyboard';
import { beginOf } from './edit-film.ts';
import type { EditFilm } from './edit-film.ts';

/** Which shots come where, before anything is written. */
export interface PutPlan {
  readonly places: ReadonlyMap<string, SongPosition>;
  /** Shots for which the song is too short, in order. */
  readonly over: readonly string[];
  /** How many have no planned length and count as one bar; 0 where lengths do not matter. */
  readonly unplanned: number;
}

/**
 * The shots from one on, each as long as the others, to the end of the song; those before it stay.
 * @param from the frame of the film with which the first of them begins
 */
export function planEvenly(
  film: EditFilm,
  shots: readonly Shot[],
  from: number,
  snap: SnapTo,
): PutPlan {
  const starts = evenStarts({ ...film, count: shots.length, snap, from: beginOf(film, from) });
  return planOf(shots, starts, 0);
}

/** The shots from one on, each as long as it is planned for. */
export function planFromBars(
  film: EditFilm,
  shots: readonly Shot[],
  from: SongPosition | null,
): PutPlan {
  const bars = shots.map((shot) => shot.bars);
  const begin = from === null ? {} : { from: tickOfPosition(film.song, from) };
  const { starts } = startsFromBars({ ...film, bars, ...begin });
  return planOf(shots, starts, bars.filter((each) => each === null).length);
}

function planOf(
  shots: readonly Shot[],
  starts: readonly SongPosition[],
  unplanned: number,
): PutPlan {
  return {
    places: new Map(
      shots.flatMap(({ id }, i) => {
        const start = starts[i];
        return start === undefined ? [] : [[id, start] as const];
      }),
    ),
    over: shots.slice(starts.length).map(({ id }) => id),
    unplanned,
  };
}
