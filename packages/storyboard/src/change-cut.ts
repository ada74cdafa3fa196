import * as Y from 'yjs';
import type { Board } from './board.ts';
import type { Cut } from './cut.ts';
import { layOut, mainCut } from './main-cut.ts';
import type { Slot } from './slot.ts';
import { locked } from './why-not.ts';

/** What changes of a slot. One that is not there yet needs its shot and its order. */
export type SlotChange = Partial<Omit<Slot, 'id'>>;
/** By slot id. */
export type SlotChanges = ReadonlyMap<string, SlotChange>;

/**
 * Writes changes of the live slots in one transaction. Every edit of the cut comes through here,
 * because here locks hold: what would move an end of a locked slot, or change what joins it to the
 * one before, is not done at all. Returns why it did nothing, or null.
 */
export function changeCut(
  board: Board,
  live: readonly Slot[],
  changes: SlotChanges,
  origin: unknown,
): string | null {
  const held = heldBack(board, live, changes);
  if (held !== undefined) return locked(board, held);
  board.doc.transact(() => {
    for (const [id, change] of changes) write(board, id, change);
  }, origin);
  return null;
}

/** The slots as changes make them, in the order they came in; new ones last. */
export function changed(slots: readonly Slot[], changes: SlotChanges): readonly Slot[] {
  const known = new Set(slots.map(({ id }) => id));
  const added = [...changes].flatMap(([id, change]) => {
    const { shotId, order } = change;
    const isNew = !known.has(id) && shotId !== undefined && order !== undefined;
    return isNew ? [{ ...EMPTY, ...change, shotId, order, id }] : [];
  });
  return [...slots.map((slot) => ({ ...slot, ...changes.get(slot.id) })), ...added];
}

const EMPTY = { start: null, lead: null, locked: false, transition: null } as const;

/** A locked slot that would not stay as it is. */
function heldBack(board: Board, live: readonly Slot[], changes: SlotChanges): Slot | undefined {
  const holding = live.filter(
    ({ id, locked, start }) => locked && start !== null && changes.get(id)?.locked !== false,
  );
  if (holding.length === 0) return undefined;
  const before = layOut(board, live);
  const after = layOut(board, changed(live, changes));
  return holding.find((slot) => {
    const change = changes.get(slot.id) ?? {};
    if (differs(slot, change, 'lead') || differs(slot, change, 'transition')) return true;
    if (before === null) return differs(slot, change, 'start');
    const [one, other] = [entryOf(before, slot), entryOf(after, slot)];
    return one?.start !== other?.start || one?.end !== other?.end;
  });
}

const differs = (slot: Slot, change: SlotChange, field: keyof SlotChange): boolean =>
  field in change && JSON.stringify(change[field]) !== JSON.stringify(slot[field]);

const entryOf = (cut: Cut | null, { id }: Slot) => cut?.entries.find(({ slot }) => slot.id === id);

function write(board: Board, id: string, change: SlotChange): void {
  const cut = mainCut(board);
  if (!cut.has(id) && change.shotId !== undefined) cut.set(id, new Y.Map());
  const stored = cut.get(id);
  if (stored === undefined) return;
  for (const [field, value] of Object.entries(change)) {
    // What is nothing is not stored: a slot that left the song is as it was before it hung there.
    if (value === null || value === false) {
      if (stored.has(field)) stored.delete(field);
    } else if (JSON.stringify(stored.get(field)) !== JSON.stringify(value)) {
      stored.set(field, value);
    }
  }
}
