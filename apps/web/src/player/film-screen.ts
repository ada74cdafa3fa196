import { indexAt } from '@takeboard/editorial';
import { sayNoPick } from '../shot/shot-status.ts';
import type { Film, FilmPicture } from './film.ts';
import { newFilmDecks } from './film-decks.ts';
import { frameAtSample } from './frame-time.ts';
import { newFramePool } from './frame-pool.ts';
import { paintFilm } from './paint-film.ts';
import { newReelShelf } from './reel-shelf.ts';
import type { SongPlayer } from './song-player.ts';
import { newStills } from './stills.ts';
import { onPlayhead } from './use-playhead.ts';

/** A frame of the film as it was put on the canvas. */
export interface PaintedFrame {
  /** Of the film, from 0. */
  readonly frame: number;
  /** Of the mix, heard at that moment. */
  readonly sample: number;
  /** Whether each picture of it was the right one; false when one was not decoded in time. */
  readonly exact: boolean;
  readonly canvas: HTMLCanvasElement;
}

/** A canvas that shows the film at what is heard. */
export interface FilmScreen {
  /** At a sample of the mix, whatever is heard; null for what is heard. */
  show(film: Film, at: number | null): void;
  close(): void;
}

/** Longest side of the canvas in pixels: proxies have no more to show. */
const MOST_PIXELS = 1280;
/** Milliseconds a playhead stands until what comes next is made ready, and a late picture is said. */
const STILL = 120;
const LATE = 400;

/** Paints a film on a canvas, slaved to a player, until it is closed. */
export function openFilmScreen({
  canvas,
  player,
  film,
  at,
  onPainted,
  onLate,
}: {
  readonly canvas: HTMLCanvasElement;
  readonly player: SongPlayer;
  readonly film: Film;
  /** Where it stands at first; null for what is heard. */
  readonly at: number | null;
  readonly onPainted?: ((painted: PaintedFrame) => void) | undefined;
  /** A picture is missing for so long that it should be said; false when it is there. */
  readonly onLate: (late: boolean) => void;
}): FilmScreen {
  const context = canvas.getContext('2d', { alpha: false });
  if (context === null) throw new Error('This browser gave the page no canvas to draw on.');
  let now = film;
  let standing = at;
  let frame = -1;
  let wasExact = false;
  let said = '';
  let still: ReturnType<typeof setTimeout> | undefined;
  let late: ReturnType<typeof setTimeout> | undefined;

  const repaint = () => paint(standing ?? player.sample(), true);
  const onPicture = () => {
    if (!wasExact) repaint();
  };
  const pool = newFramePool();
  const shelf = newReelShelf(async (proxy, fps) =>
    (await import('./reel.ts')).openReel(proxy, fps),
  );
  const stills = newStills(onPicture);
  const decks = newFilmDecks({ shelf, stills, pool, onPicture });

  function paint(sample: number, again = false) {
    const wanted = frameAtSample(sample, now.song.mix.rate, now.fps);
    const next = Math.min(Math.max(0, now.cut.frames - 1), wanted);
    if (next === frame && wasExact && !again) return;
    frame = next;
    fitCanvas(canvas, now.picture);
    const layers = decks.show(now, frame);
    paintFilm(context as CanvasRenderingContext2D, layers);
    wasExact = layers.every(({ exact }) => exact);
    const failure = layers.find((layer) => layer.failure !== null)?.failure ?? null;
    sayLate(wasExact || failure !== null);
    sayWhat(failure);
    onPainted?.({ frame, sample, exact: wasExact, canvas });
    primeNext();
  }
  function primeNext() {
    clearTimeout(still);
    const { playing, loop } = player.state();
    if (playing && standing === null) {
      const jump = loop && frameAtSample(loop.from, now.song.mix.rate, now.fps);
      decks.prime(now, frame, jump);
    } else still = setTimeout(() => decks.prime(now, frame, null), STILL);
  }
  function sayLate(isThere: boolean) {
    if (isThere) {
      clearTimeout(late);
      late = undefined;
      onLate(false);
    } else late ??= setTimeout(() => onLate(true), LATE);
  }
  /** For who does not see it: the same words for a whole slot. */
  function sayWhat(failure: string | null) {
    const words = sayFrame(now, frame, failure);
    if (words !== said) canvas.setAttribute('aria-label', words);
    said = words;
  }

  const stop = onPlayhead(player, (sample) => {
    if (standing === null) paint(sample);
  });
  if (standing !== null) repaint();
  const resized = new ResizeObserver(repaint);
  resized.observe(canvas);
  return {
    show(next, where) {
      now = next;
      standing = where;
      repaint();
    },
    close() {
      stop();
      resized.disconnect();
      clearTimeout(still);
      clearTimeout(late);
      decks.close();
      shelf.close();
      stills.close();
      pool.close();
    },
  };
}

const sayPicture = (picture: FilmPicture): string =>
  picture.kind === 'card'
    ? sayNoPick(picture.takes)
    : picture.kind === 'panel'
      ? 'its panel'
      : 'its pick';

function sayFrame({ cut, pictureOf }: Film, frame: number, failure: string | null): string {
  const entry = cut.entries[indexAt(cut.entries, frame)];
  if (entry === undefined) return 'The film: nothing hangs on the song yet';
  const picture = pictureOf(entry.slot);
  const { label = 'that is gone', title = '' } = picture.shot ?? {};
  return `The film: shot ${label}${title && ` “${title}”`}, ${failure ?? sayPicture(picture)}`;
}

/** Gives the canvas as many pixels as it has on screen, no more than there are to show. */
function fitCanvas(
  canvas: HTMLCanvasElement,
  shape: { readonly width: number; readonly height: number },
): void {
  const most = Math.min(1, MOST_PIXELS / Math.max(shape.width, shape.height)) * shape.width;
  const width = Math.max(2, Math.round(Math.min(most, canvas.clientWidth * devicePixelRatio)));
  const height = Math.max(2, Math.round((width * shape.height) / shape.width));
  if (canvas.width === width && canvas.height === height) return;
  canvas.width = width;
  canvas.height = height;
}
