/** Where the tiles of a grid lie. Pixels, from the top left corner of the first tile. */
export interface GridGeometry {
  readonly columns: number;
  readonly tileWidth: number;
  readonly tileHeight: number;
  readonly gap: number;
}

export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export const GAP = 8;

/** As many columns as come nearest to the wished width of a tile; two at least. */
export function layOut(width: number, wished: number, aspect: number): GridGeometry {
  const columns = Math.max(2, Math.round((width + GAP) / (wished + GAP)));
  const tileWidth = (width - GAP * (columns - 1)) / columns;
  return { columns, tileWidth, tileHeight: Math.round(tileWidth / aspect), gap: GAP };
}

/** The indices of the tiles a box touches, in their order. */
export function tilesIn(box: Box, geometry: GridGeometry, count: number): number[] {
  const { columns, tileWidth, tileHeight, gap } = geometry;
  // A box that lies within a gap touches nothing: from the first tile that ends behind its begin
  // to the last one that begins before its end.
  const from = (begin: number, size: number) =>
    Math.max(0, Math.ceil((begin - size) / (size + gap)));
  const to = (end: number, size: number) => Math.floor(end / (size + gap));
  const found: number[] = [];
  for (let row = from(box.top, tileHeight); row <= to(box.bottom, tileHeight); row++) {
    const last = Math.min(columns - 1, to(box.right, tileWidth));
    for (let column = from(box.left, tileWidth); column <= last; column++) {
      const index = row * columns + column;
      if (index < count) found.push(index);
    }
  }
  return found;
}
