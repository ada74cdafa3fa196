import type { MediaFacts, SpriteSheet } from './facts.ts';

interface Size {
  readonly width: number;
  readonly height: number;
}

/** What a poster or an in- or out-still fits into; a usual one is 320 pixels wide. */
export const POSTER_BOX: Size = { width: 320, height: 640 };
const TILE_BOX: Size = { width: 160, height: 320 };
const TILES_PER_SECOND = 5;
const MOST_TILES = 120;
const COLUMNS = 10;

/** The largest even size of the same shape inside a box. Smaller pictures are made larger. */
export function fitted({ width, height }: Size, box: Size): Size {
  const scale = Math.min(box.width / width, box.height / height);
  const even = (side: number) => Math.max(2, 2 * Math.round((side * scale) / 2));
  return { width: even(width), height: even(height) };
}

/** Five stills a second, at most 120 of them, at least one; never more than there are frames. */
export function spriteSheet(
  size: Size,
  { fps, frames }: Pick<MediaFacts, 'fps' | 'frames'>,
): SpriteSheet {
  const wanted = Math.round((frames * fps.den * TILES_PER_SECOND) / fps.num);
  const tiles = Math.max(1, Math.min(MOST_TILES, frames, wanted));
  const columns = Math.min(COLUMNS, tiles);
  const tile = fitted(size, TILE_BOX);
  return {
    columns,
    rows: Math.ceil(tiles / columns),
    tiles,
    tileWidth: tile.width,
    tileHeight: tile.height,
  };
}
