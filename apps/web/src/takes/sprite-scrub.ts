import type { Take } from '../api/wire.ts';

export type SpriteSheet = NonNullable<Take['sprite']>;

/** Which still stands for a place in the take; `share` is 0 at its begin, 1 at its end. */
export function tileAt(share: number, { tiles }: Pick<SpriteSheet, 'tiles'>): number {
  return Math.min(tiles - 1, Math.max(0, Math.floor(share * tiles)));
}

/** Where the background must lie so that a box of one still's size shows that still. */
export function placeOfTile(
  tile: number,
  { columns, rows }: Pick<SpriteSheet, 'columns' | 'rows'>,
): string {
  const part = (index: number, count: number) => (count < 2 ? 0 : (index / (count - 1)) * 100);
  return `${part(tile % columns, columns)}% ${part(Math.floor(tile / columns), rows)}%`;
}

/** Scrubbing through the stills of one take in one element. */
export interface SpriteScrub {
  /** Shows the still at a share of the take, 0 to 1. */
  show(share: number): void;
  /** Goes so many stills on, or back; from outside it begins at the first, or last. */
  step(by: number): void;
  /** Shows the poster again. */
  leave(): void;
}

/**
 * Scrubs by moving a background, without drawing anything anew: one style a move, and the picture is
 * there in the next frame. Sets `data-scrubbing` on the element while it shows a still.
 *
 * The sheet is fetched when it is first asked for; until it has come the poster stays.
 */
export function scrubSprite(layer: HTMLElement, sheet: SpriteSheet): SpriteScrub {
  const address = `/media/${sheet.sha256}`;
  let asked: HTMLImageElement | undefined;
  let came = false;
  let tile: number | undefined;

  const draw = () => {
    const { style, dataset } = layer;
    if (tile === undefined || !came) {
      delete dataset['scrubbing'];
      return;
    }
    style.backgroundPosition = placeOfTile(tile, sheet);
    dataset['scrubbing'] = '';
  };
  const fetchSheet = () => {
    if (asked !== undefined) return;
    asked = new Image();
    asked.src = address;
    asked.decode().then(
      () => {
        came = true;
        layer.style.backgroundImage = `url("${address}")`;
        layer.style.backgroundSize = `${sheet.columns * 100}% ${sheet.rows * 100}%`;
        draw();
      },
      () => {
        // Offline, say: the poster stays, and the next try may find it.
        asked = undefined;
      },
    );
  };
  const to = (next: number) => {
    fetchSheet();
    if (next === tile) return;
    tile = next;
    draw();
  };

  return {
    show: (share) => to(tileAt(share, sheet)),
    step(by) {
      const from = tile ?? (by > 0 ? -1 : sheet.tiles);
      to((from + by + sheet.tiles) % sheet.tiles);
    },
    leave() {
      tile = undefined;
      draw();
    },
  };
}
