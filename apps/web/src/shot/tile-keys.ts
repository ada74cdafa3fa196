/** Where the arrow keys go from one tile of a list that is laid out in columns; undefined: nowhere. */
export function tileAfterKey(
  key: string,
  at: number,
  { count, columns }: { readonly count: number; readonly columns: number },
): number | undefined {
  const to = {
    ArrowLeft: at - 1,
    ArrowRight: at + 1,
    ArrowUp: at - columns,
    ArrowDown: at + columns,
    Home: 0,
    End: count - 1,
  }[key];
  if (to === undefined || count === 0) return undefined;
  if (at === -1) return key === 'End' ? to : 0;
  // Down from the last full row goes to the last tile, which stands in a row of its own.
  if (key === 'ArrowDown' && to >= count) {
    return Math.floor(at / columns) < Math.floor((count - 1) / columns) ? count - 1 : at;
  }
  if (key === 'ArrowUp' && to < 0) return at;
  return Math.min(count - 1, Math.max(0, to));
}
