/** Which shots of a list are selected. The active one is the shot looked at, kept by the session. */
export interface ListSelection {
  /** Where a range that Shift draws begins; null for the active shot. */
  readonly anchor: string | null;
  /** Selected beside the active shot. */
  readonly ids: ReadonlySet<string>;
}

export const NONE: ListSelection = { anchor: null, ids: new Set() };

/** All from the anchor to `to`, in the order of the list. */
export function extendTo(
  order: readonly string[],
  { anchor }: ListSelection,
  active: string | null,
  to: string,
): ListSelection {
  const from = anchor ?? active ?? to;
  const [a, b] = [order.indexOf(from), order.indexOf(to)].sort((x, y) => x - y) as [number, number];
  return { anchor: from, ids: new Set(order.slice(Math.max(a, 0), b + 1)) };
}

/** Takes one in or out. */
export function toggle({ ids }: ListSelection, active: string | null, id: string): ListSelection {
  const next = new Set(ids.size === 0 && active !== null ? [active] : ids);
  if (!next.delete(id)) next.add(id);
  return { anchor: id, ids: next };
}

/** The selection as it stands: once the person looks at a shot outside of it, it is over. */
export const standing = (selection: ListSelection, active: string | null): ListSelection =>
  active === null || selection.ids.has(active) ? selection : NONE;

/** What a command is about: the selected shots in their order, else the active one. */
export function chosen(
  order: readonly string[],
  { ids }: ListSelection,
  active: string | null,
): readonly string[] {
  const selected = order.filter((id) => ids.has(id));
  if (selected.length > 0) return selected;
  return active !== null && order.includes(active) ? [active] : [];
}
