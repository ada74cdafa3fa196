import { barPositionOf, tickOf } from '@takeboard/editorial';
import type { TimelineEntry } from '@takeboard/editorial';
import type { PlacedSlot, Shot } from '@takeboard/storyboard';
import { useMemo } from 'react';
import type { Take } from '../api/wire.ts';
import { auditionRange } from '../audition/audition-range.ts';
import type { AuditionRange } from '../audition/audition-range.ts';
import { inFilm } from '../audition/in-film.ts';
import type { RoundShot } from '../choose/round-wire.ts';
import { useBoardValue, useSession } from '../live/use-session.tsx';
import { filmWith, useFilm } from '../player/film.ts';
import type { Film } from '../player/film.ts';
import { usePlayerState } from '../player/player-context.tsx';
import { useTakes } from '../takes/take-queries.ts';
import { letterOf } from './letters.ts';

/** A take in a duel. */
export interface Finalist {
  readonly takeId: string;
  readonly letter: string;
  readonly take: Take | undefined;
  /** The film with it in the slot; null where it plays alone, or not at all. */
  readonly film: Film | null;
  /** Why nobody can choose it any more, as a sentence; null while one can. */
  readonly gone: string | null;
}

/** The takes of a duel and the bars they play in. */
export interface Finalists {
  readonly list: readonly Finalist[];
  /** The bars that are heard; null where the takes play alone. */
  readonly range: AuditionRange | null;
  /** "Bars 34–38 play with each."; else why they play alone. */
  readonly playing: string;
}

/** The finalists of a shot in the film, as far as they and the film are there. */
export function useFinalists(shot: RoundShot): Finalists {
  const { board } = useSession();
  const { byId, loading } = useTakes();
  const film = useFilm();
  const playable = usePlayerState(({ status, failure }) =>
    status === 'none'
      ? 'The song is not ready to be played yet.'
      : status === 'failed'
        ? failure
        : null,
  );
  // Read anew when the shots change: one may have been put on the song, or into the bin.
  const shots = useBoardValue((b) => b.shots());
  return useMemo(() => {
    const { entry, alone } = inFilm(shot, { film, board, playable });
    const range = film && entry && auditionRange(entry, film.song.mix, film.fps);
    return {
      list: shot.finalists.map((takeId) => {
        const take = byId.get(takeId);
        return {
          takeId,
          letter: letterOf(shot.finalists, takeId),
          take,
          film: film && entry && take ? inSlot(film, entry, take) : null,
          gone: loading ? null : whyGone(take, shot, (id) => board.shot(id)?.label),
        };
      }),
      range,
      playing:
        film === null || range === null
          ? sayAlone(board.shot(shot.shotId), alone ?? '', shot.finalists.length)
          : sayBars(film, range, shot.finalists.length),
    };
    // The shots are what the board is read from.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [shot, film, board, playable, byId, loading, shots]);
}

function inSlot(film: Film, { slot }: TimelineEntry<PlacedSlot>, take: Take): Film | null {
  const tried = filmWith(film, slot.id, take);
  return tried === film ? null : tried;
}

/** Why a finalist can be chosen no more. */
export function whyGone(
  take: Pick<Take, 'state' | 'shotId'> | undefined,
  { shotId }: Pick<RoundShot, 'shotId'>,
  labelOf: (shotId: string) => string | undefined,
): string | null {
  if (take === undefined) return 'This take is gone. Press another one, or park the shot.';
  if (take.state !== 'ready') {
    return 'This take cannot be played any more. Press another one, or park the shot.';
  }
  if (take.shotId === shotId) return null;
  const other = take.shotId === null ? undefined : labelOf(take.shotId);
  const where = other === undefined ? 'under no shot' : `under shot ${other}`;
  return `This take is filed ${where} now. Press another one, or park the shot.`;
}

/** Why the takes play without the film. */
function sayAlone(found: Shot | undefined, alone: string, count: number): string {
  const they = count === 1 ? 'it plays' : 'they play';
  if (found === undefined || found.binned !== null) {
    return `This shot is not on the board any more, so ${they} alone.`;
  }
  return alone.replace(/the take plays/iu, they).replace(/it plays alone/iu, `${they} alone`);
}

/** Seconds. */
const LEAST = 0.05;

/** "Bars 34–38 play with each." */
function sayBars({ song: { grid } }: Film, range: AuditionRange, count: number): string {
  const withWhom = count === 1 ? 'with it' : 'with each';
  if (grid === null) return `Its place in the song plays ${withWhom}.`;
  const { from, to, rate } = range;
  // A bar of which less than a frame is heard is not meant.
  const [first, last] = [from + rate * LEAST, to - rate * LEAST].map(
    (at) => barPositionOf(grid, tickOf(grid, Math.round(at))).bar,
  );
  return first === last
    ? `Bar ${first} plays ${withWhom}.`
    : `Bars ${first}–${last} play ${withWhom}.`;
}
