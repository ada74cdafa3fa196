import { FRAME_RATES, framesShort } from '@takeboard/editorial';
import type { Clip, Rational } from '@takeboard/editorial';
import type { Board, BoardSong, Cut, Picture, PlacedSlot, Shot, Trim } from '@takeboard/storyboard';
import { createContext, useContext, useMemo } from 'react';
import type { Decision, Take } from '../api/wire.ts';
import { useBoardValue, useSession } from '../live/use-session.tsx';
import { clipOf } from '../takes/clip-of-take.ts';
import { usePicks, useTakes } from '../takes/take-queries.ts';
import type { TakesOfShot } from '../takes/take-queries.ts';

/** What stands in a slot of the film. */
export type FilmPicture =
  /** The pick, as its trim has it play. */
  | {
      readonly kind: 'take';
      readonly take: Take;
      readonly clip: Clip;
      readonly shot: Shot | undefined;
    }
  /** The SHA-256 of the shot's still. */
  | { readonly kind: 'panel'; readonly image: string; readonly shot: Shot }
  /** Neither: its number and title, and how many takes it has. Undefined for a shot that is gone. */
  | { readonly kind: 'card'; readonly shot: Shot | undefined; readonly takes: number };

/** The film as it stands now: an immutable value, a new one whenever anything in it changes. */
export interface Film {
  readonly cut: Cut;
  readonly fps: Rational;
  readonly song: BoardSong;
  readonly picture: Picture;
  pictureOf(slot: PlacedSlot): FilmPicture;
  /** Which part of a take would play in a slot. */
  trimOf(slotId: string, takeId: string): Trim;
}

interface FilmFacts {
  readonly picks: ReadonlyMap<string, Decision>;
  readonly byId: ReadonlyMap<string, Take>;
  readonly byShot: ReadonlyMap<string, TakesOfShot>;
}

/** Reads the film off a board; null until it has a song. */
export function filmOf(board: Board, { picks, byId, byShot }: FilmFacts): Film | null {
  const [cut, song, picture] = [board.cut(), board.song(), board.picture()];
  if (cut === null || song === null || picture === undefined) return null;
  const known = new Map<string, FilmPicture>();
  const read = (slot: PlacedSlot): FilmPicture => {
    const shot = board.shot(slot.shotId);
    const takeId = picks.get(slot.shotId)?.takeId ?? null;
    const take = takeId === null ? undefined : byId.get(takeId);
    const playing = take && playingOf(take, board.trim(slot.id, take.id), shot);
    if (playing !== undefined) return playing;
    const image = board.panelOf(slot.shotId)?.image ?? '';
    return image !== '' && shot !== undefined
      ? { kind: 'panel', image, shot }
      : { kind: 'card', shot, takes: byShot.get(slot.shotId)?.takes.length ?? 0 };
  };
  // Read now: the board moves on, and a film does not.
  for (const { slot } of cut.entries) known.set(slot.id, read(slot));
  return {
    cut,
    song,
    picture,
    fps: FRAME_RATES[picture.fps],
    pictureOf: (slot) => known.get(slot.id) ?? { kind: 'card', shot: undefined, takes: 0 },
    trimOf: board.trim,
  };
}

/** What the provider of the player reads once for everybody on the screen. */
export interface FilmOnScreen {
  readonly film: Film | null;
  readonly short: ReadonlyMap<string, number>;
}

export const FilmContext = createContext<FilmOnScreen | null>(null);

/** Reads the film of the board on screen, anew whenever one of its parts changes. */
export function useReadFilm(): FilmOnScreen {
  const { board } = useSession();
  const picks = usePicks();
  const { byId, byShot } = useTakes();
  const parts = [
    useBoardValue((b) => b.cut()),
    useBoardValue((b) => b.song()),
    useBoardValue((b) => b.picture()),
    useBoardValue((b) => b.shots()),
    useBoardValue((b) => trimsOf(b, picks)),
    useBoardValue((b) => panelsOf(b)),
  ];
  return useMemo(() => {
    const film = filmOf(board, { picks, byId, byShot });
    return { film, short: film === null ? NONE_SHORT : slotsShort(film) };
    // Those parts are what it is read from.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [board, picks, byId, byShot, ...parts]);
}

/** The film of the board on screen; null until it has a song. */
export const useFilm = (): Film | null => useFilmOnScreen().film;

/** The slots of the board on screen whose take is too short, with the missing frames. */
export const useShortSlots = (): ReadonlyMap<string, number> => useFilmOnScreen().short;

function useFilmOnScreen(): FilmOnScreen {
  const read = useContext(FilmContext);
  if (read === null) throw new Error('the film needs a <PlayerProvider> around it');
  return read;
}

/** The film with another take in one of its slots, as when somebody tries it out there. */
export function filmWith(film: Film, slotId: string, take: Take): Film {
  const slot = film.cut.entries.find((entry) => entry.slot.id === slotId)?.slot;
  const shot = slot && film.pictureOf(slot).shot;
  const tried = playingOf(take, film.trimOf(slotId, take.id), shot);
  if (tried === undefined) return film;
  return { ...film, pictureOf: (slot) => (slot.id === slotId ? tried : film.pictureOf(slot)) };
}

/** A take as it would play in a slot; undefined while it has nothing to show. */
function playingOf(
  take: Take,
  trim: Trim,
  shot: Shot | undefined,
): (FilmPicture & { readonly kind: 'take' }) | undefined {
  const clip = take.proxy === null ? null : clipOf(take, trim);
  return clip === null ? undefined : { kind: 'take', take, clip, shot };
}

/** The slots whose take is too short for them, each with the frames that are missing. */
function slotsShort(film: Film): ReadonlyMap<string, number> {
  return new Map(
    film.cut.entries.flatMap(({ slot, start, end }) => {
      const picture = film.pictureOf(slot);
      const short = picture.kind === 'take' ? framesShort(picture.clip, end - start, film.fps) : 0;
      return short > 0 ? [[slot.id, short] as const] : [];
    }),
  );
}

const NONE_SHORT: ReadonlyMap<string, number> = new Map();

/** What the trims of the picks say, as text: the same until one of them changes. */
const trimsOf = (board: Board, picks: ReadonlyMap<string, Decision>): string =>
  board
    .slots()
    .map(({ id, shotId }) => {
      const takeId = picks.get(shotId)?.takeId;
      if (takeId === undefined || takeId === null) return '';
      const { in: begin, speed } = board.trim(id, takeId);
      return `${begin ?? ''}*${speed.num}/${speed.den}`;
    })
    .join();

const panelsOf = (board: Board): string =>
  board
    .slots()
    .map(({ shotId }) => board.panelOf(shotId)?.image ?? '')
    .join();
