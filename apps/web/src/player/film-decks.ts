import { indexAt, layersAt, transitionSpan } from '@takeboard/editorial';
import type { Drawn } from '@takeboard/editorial';
import type { Cut } from '@takeboard/storyboard';
import type { Film, FilmPicture } from './film.ts';
import type { FramePool } from './frame-pool.ts';
import { newFilmRun } from './film-run.ts';
import type { FilmRun } from './film-run.ts';
import type { ReelShelf } from './reel-shelf.ts';
import type { Still, Stills } from './stills.ts';

type Entry = Cut['entries'][number];

/** One picture of a frame of the film, as far as it is there. */
export interface ShownLayer extends Drawn {
  readonly entry: Entry;
  readonly picture: FilmPicture;
  /** Of a take; null while nothing of it is decoded, and for panels and cards. */
  readonly canvas: HTMLCanvasElement | null;
  /** Of a panel. */
  readonly still: Still | null;
  /** Whether it is the picture that belongs there. */
  readonly exact: boolean;
  /** Why its take cannot be shown, as a sentence. */
  readonly failure: string | null;
}

/** Decodes what a film needs about now: what is shown, and what comes next. */
export interface FilmDecks {
  /** The pictures of a frame, the lowest first; has what is missing decoded. */
  show(film: Film, frame: number): readonly ShownLayer[];
  /**
   * Has the pictures ready that come within a while of `frame`, and those at `jump`, the frame that
   * will be jumped to. Lets go of all that is needed neither for that nor now.
   */
  prime(film: Film, frame: number, jump: number | null): void;
  /** Slots being decoded. */
  open(): number;
  close(): void;
}

/** Seconds before a cut in which the next take is opened; at least one is needed. */
const PRIMED = 2;
/** Takes being decoded at once, however fast the film is cut. */
const MOST_OPEN = 6;

interface Deck {
  readonly key: string;
  readonly run: FilmRun;
  readonly giveBack: () => void;
  failure: string | null;
}

export function newFilmDecks({
  shelf,
  stills,
  pool,
  onPicture,
}: {
  readonly shelf: ReelShelf;
  readonly stills: Stills;
  readonly pool: FramePool;
  readonly onPicture: () => void;
}): FilmDecks {
  let decks: Deck[] = [];
  let shown = new Set<Deck>();

  /**
   * The deck that plays an entry at a frame after its begin, opened when there is none. What is shown
   * now may be sent there, unless it is only for later.
   */
  function deckFor(film: Film, entry: Entry, frame: number, later = false): Deck | null {
    const picture = film.pictureOf(entry.slot);
    if (picture.kind === 'panel') stills.of(picture.image);
    if (picture.kind !== 'take' || picture.take.proxy === null) return null;
    const { clip, take } = picture;
    const { from, until } = neededOf(film.cut, entry);
    const { num, den } = clip.speed;
    const key = [entry.slot.id, take.proxy, clip.in, num, den, until - from].join(' ');
    const same = decks.filter((deck) => deck.key === key);
    const found =
      same.find(({ run }) => run.covers(frame)) ??
      (later ? undefined : same.find((deck) => shown.has(deck)));
    if (found !== undefined) return found;
    const { reel, giveBack } = shelf.take(picture.take.proxy, clip.fps);
    const deck: Deck = {
      key,
      giveBack,
      failure: null,
      run: newFilmRun({
        reel,
        clip,
        fps: film.fps,
        from: frame,
        until: until - entry.start,
        pool,
        onPicture,
        onFailure(error) {
          const why = error instanceof Error ? error.message : String(error);
          deck.failure = `“${take.name}” cannot be shown. ${why}`;
          onPicture();
        },
      }),
    };
    decks.push(deck);
    return deck;
  }
  function drop(deck: Deck) {
    deck.run.close();
    deck.giveBack();
  }

  return {
    show(film, frame) {
      const now = new Set<Deck>();
      const layers = layersAt(film.cut, frame).map(({ entry, frame: at, scale, opacity }) => {
        const deck = deckFor(film, entry, at);
        if (deck !== null) now.add(deck);
        const ready = deck?.run.at(at) ?? null;
        const picture = film.pictureOf(entry.slot);
        const still = picture.kind === 'panel' ? stills.of(picture.image) : null;
        return {
          entry,
          scale,
          opacity,
          picture,
          canvas: ready?.canvas ?? null,
          still,
          exact: deck === null ? still !== 'loading' : ready?.exact === true,
          failure: deck?.failure ?? null,
        };
      });
      shown = now;
      // A hand that scrubs comes past many slots before anything is tidied.
      const oldest = decks.find((deck) => !now.has(deck));
      if (decks.length > MOST_OPEN && oldest !== undefined) {
        decks = decks.filter((deck) => deck !== oldest);
        drop(oldest);
      }
      return layers;
    },
    prime(film, frame, jump) {
      const needed = new Set(shown);
      const ahead = Math.ceil((PRIMED * film.fps.num) / film.fps.den);
      for (const start of jump === null ? [frame] : [frame, jump]) {
        for (const { entry, at } of comingOf(film.cut, start, ahead)) {
          if (needed.size >= MOST_OPEN) break;
          const deck = deckFor(film, entry, at, start === jump);
          if (deck !== null) needed.add(deck);
        }
      }
      for (const deck of decks) if (!needed.has(deck)) drop(deck);
      decks = [...needed];
    },
    open: () => decks.length,
    close() {
      for (const deck of decks) drop(deck);
      decks = [];
      shown.clear();
    },
  };
}

/** The frames of the film for which an entry's picture is needed, its transitions included. */
function neededOf(
  { entries }: Cut,
  entry: Entry,
): { readonly from: number; readonly until: number } {
  const index = indexAt(entries, entry.start);
  const [before, after] = [entries[index - 1], entries[index + 1]];
  const into = before && transitionSpan(before, entry);
  const out = after && transitionSpan(entry, after);
  return { from: into?.from ?? entry.start, until: out?.to ?? entry.end };
}

/** The entries that show something from `start` on, `ahead` frames long, and where they then are. */
function comingOf(cut: Cut, start: number, ahead: number) {
  const first = Math.max(0, indexAt(cut.entries, start));
  const coming: { readonly entry: Entry; readonly at: number }[] = [];
  for (let index = first; index < cut.entries.length; index += 1) {
    const entry = cut.entries[index];
    if (entry === undefined) break;
    const { from } = neededOf(cut, entry);
    if (from > start + ahead) break;
    coming.push({ entry, at: Math.max(from, start) - entry.start });
  }
  return coming;
}
