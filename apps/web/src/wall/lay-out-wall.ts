/** How the takes of a page stand on the wall; lengths in whole pixels. */
export interface WallLayout {
  readonly columns: number;
  readonly rows: number;
  readonly tileWidth: number;
  readonly tileHeight: number;
}

/** Takes on one page: as many as there are keys in the row of digits. */
export const PAGE = 12;
/** Pixels between pictures. */
export const WALL_GAP = 12;
/** Nothing can be seen on a picture narrower than this, so the wall scrolls instead. */
const LEAST_WIDTH = 96;

/**
 * The columns with which pictures of that shape (width divided by height) are largest in the room there
 * is; of two equal ways the one with the fewer empty places.
 */
export function layOutWall({
  count,
  width,
  height,
  aspect,
}: {
  readonly count: number;
  readonly width: number;
  readonly height: number;
  readonly aspect: number;
}): WallLayout {
  let best: WallLayout | undefined;
  for (let columns = 1; columns <= Math.max(1, count); columns += 1) {
    const rows = Math.max(1, Math.ceil(count / columns));
    const byWidth = (width - (columns - 1) * WALL_GAP) / columns;
    const byHeight = ((height - (rows - 1) * WALL_GAP) / rows) * aspect;
    const tileWidth = Math.max(LEAST_WIDTH, Math.floor(Math.min(byWidth, byHeight)));
    const layout = { columns, rows, tileWidth, tileHeight: Math.round(tileWidth / aspect) };
    if (best === undefined || isBetter(layout, best, count)) best = layout;
  }
  return best as WallLayout;
}

function isBetter(one: WallLayout, other: WallLayout, count: number): boolean {
  if (one.tileWidth !== other.tileWidth) return one.tileWidth > other.tileWidth;
  const empty = ({ columns, rows }: WallLayout) => columns * rows - count;
  return empty(one) < empty(other);
}
