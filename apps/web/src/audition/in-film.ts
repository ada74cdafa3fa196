import type { TimelineEntry } from '@takeboard/editorial';
import type { Board, PlacedSlot } from '@takeboard/storyboard';
import type { Take } from '../api/wire.ts';
import type { Film } from '../player/film.ts';
import { shotOf } from '../takes/take-queries.ts';

/** Where a take would play in the film, or why it has to play alone, as a sentence. */
export type InFilm =
  | { readonly entry: TimelineEntry<PlacedSlot>; readonly alone: null }
  | { readonly entry: null; readonly alone: string };

export function inFilm(take: Pick<Take, 'shotId'>, { film, board, playable }: InFilmFacts): InFilm {
  const alone = (why: string): InFilm => ({ entry: null, alone: why });
  const shot = shotOf(take, board);
  if (film === null) {
    return alone(
      'The board has no song yet, so the take plays alone. Add the song to see it in the film.',
    );
  }
  if (shot === undefined) {
    return alone('This take is under no shot, so it plays alone. File it to see it in the film.');
  }
  const entry = film.cut.entries.find(({ slot }) => slot.shotId === shot.id);
  if (entry === undefined) {
    return alone(
      `Shot ${shot.label} hangs nowhere on the song yet, so the take plays alone. Put the shot on the song to see it in the film.`,
    );
  }
  return playable === null ? { entry, alone: null } : alone(`${playable} The take plays alone.`);
}

interface InFilmFacts {
  readonly film: Film | null;
  readonly board: Board;
  /** Why the song does not play here, as a sentence; null when it does. */
  readonly playable: string | null;
}
