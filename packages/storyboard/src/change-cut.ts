import * as Y from 'yjs';
import type { Board } from './board.ts';
import type { Cut } from './cut.ts';
import { layOut, liveSlots, mainCut } from './main-cut.ts';
import type { Slot } from './slot.ts';

/** What changes of a slot. A slot that is not there yet needs its shot and its order. */
export type SlotChange = Partial<Omit<Slot, 'id'>>;

/**
 * Writes changes of slots, by slot id, in one transaction. Every edit of the cut comes through here,
 * because here locks hold: what would move an end of a locked slot, or its shot, is not done at all.
 * Returns why it did nothing, or null.
 */
export function changeCut(
  board: Board,
  changes: ReadonlyMap<string, SlotChange>,
  origin: unknown,
): string | null {
  const slots = liveSlots(board);
  const held = heldBack(board, slots, changes);
  if (held !== undefined) return locked(board, held);
  board.doc.transact(() => {
    for (const [id, change] of changes) write(board, id, change);
  }, origin);
  return null;
}

/** How people call the shot of a slot. */
export const nameOf = (board: Board, { shotId }: Pick<Slot, 'shotId'>): string =>
  `Shot ${board.shot(shotId)?.label ?? '?'}`;

export const locked = (board: Board, slot: Pick<Slot, 'shotId'>): string =>
  `${nameOf(board, slot)} is locked. Unlock it first.`;

/** A locked slot that would not stay as it is. */
function heldBack(
  board: Board,
  slots: readonly Slot[],
  changes: ReadonlyMap<string, SlotChange>,
): Slot | undefined {
  const lockedSlots = slots.filter(
    (slot) => slot.locked && slot.start !== null && changes.get(slot.id)?.locked !== false,
  );
  if (lockedSlots.length === 0) return undefined;
  const before = layOut(board, slots);
  const after = layOut(board, changed(slots, changes));
  return lockedSlots.find((slot) => {
    const change = changes.get(slot.id);
    if (change !== undefined && touchesPlace(slot, change)) return true;
    const [one, other] = [entryOf(before, slot), entryOf(after, slot)];
    return one?.start !== other?.start || one?.end !== other?.end;
  });
}

const entryOf = (cut: Cut | null, { id }: Slot) => cut?.entries.find(({ slot }) => slot.id === id);

/** Whether a change says something else of where the slot is or what joins it. */
function touchesPlace(slot: Slot, change: SlotChange): boolean {
  const fields = ['shotId', 'start', 'lead', 'transition'] as const;
  return fields.some((field) => field in change && change[field] !== slot[field]);
}

/** The slots as they would be. */
export function changed(
  slots: readonly Slot[],
  changes: ReadonlyMap<string, SlotChange>,
): readonly Slot[] {
  const known = new Set(slots.map(({ id }) => id));
  const added = [...changes].flatMap(([id, change]) =>
    known.has(id) || change.shotId === undefined || change.order === undefined
      ? []
      : [{ ...EMPTY, shotId: change.shotId, order: change.order, ...change, id }],
  );
  return [...slots.map((slot) => ({ ...slot, ...changes.get(slot.id) })), ...added];
}

const EMPTY = { start: null, lead: null, locked: false, transition: null } as const;

function write(board: Board, id: string, change: SlotChange): void {
  const cut = mainCut(board);
  if (!cut.has(id) && change.shotId !== undefined) cut.set(id, new Y.Map());
  const stored = cut.get(id);
  if (stored === undefined) return;
  for (const [field, value] of Object.entries(change)) {
    // What is nothing is not stored: a slot without a song is as it was before there were songs.
    if (value === null || value === false) {
      if (stored.has(field)) stored.delete(field);
    } else if (JSON.stringify(stored.get(field)) !== JSON.stringify(value)) {
      stored.set(field, value);
    }
  }
}
