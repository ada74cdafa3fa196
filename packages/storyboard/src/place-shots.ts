import type { SongPosition } from '@takeboard/editorial';
import type { IndexKey } from '@tldraw/utils';
import type { Board } from './board.ts';
import { rulerOf, startAt, wantedFrame } from './board-ruler.ts';
import { changeCut, changed } from './change-cut.ts';
import type { SlotChange } from './change-cut.ts';
import { keyAt, liveSlots, slotsInOrder } from './main-cut.ts';
import { compareSlots } from './slot.ts';
import type { Slot } from './slot.ts';
import { GONE, NO_SONG, pastEnd } from './why-not.ts';

/**
 * Hangs shots on the song, by shot; those that hang elsewhere go to their new places. Where the
 * places do not follow each other as the shots do, these shots change their order: it never comes
 * from a start, but whoever says a place on the song says both. One transaction with the caller's
 * origin; returns why it did nothing, or null.
 */
export function placeShots(
  board: Board,
  places: ReadonlyMap<string, SongPosition>,
  origin?: unknown,
): string | null {
  const ruler = rulerOf(board);
  if (ruler === null) return NO_SONG;
  const all = slotsInOrder(board);
  const live = liveSlots(board, all);
  const frameOf = ({ start, lead }: Slot) =>
    start === null ? 0 : wantedFrame(ruler, { start, lead: lead ?? ruler.lead });
  const changes = new Map<string, SlotChange>();
  let earliest = Infinity;
  for (const slot of live) {
    const start = places.get(slot.shotId);
    if (start === undefined) continue;
    const frame = frameOf({ ...slot, start });
    if (frame >= ruler.frames) return pastEnd(board, slot);
    earliest = Math.min(earliest, frame);
    changes.set(slot.id, { start });
  }
  if (changes.size === 0) return GONE;

  const isNew = new Set(changes.keys());
  const first = live.find(({ id, start }) => start !== null && !isNew.has(id));
  if (first !== undefined && earliest > 0 && frameOf(first) >= earliest) {
    // It begins with the song, whatever it says; to stay before these it must say so.
    changes.set(first.id, { start: startAt(ruler, 0, first.lead ?? ruler.lead) });
  }
  const hung = changed(live, changes)
    .filter(({ start }) => start !== null)
    .map((slot): Hung => ({ slot, frame: frameOf(slot), isNew: isNew.has(slot.id) }));
  for (const [id, order] of ordersByFrame(all, hung)) {
    changes.set(id, { ...changes.get(id), order });
  }
  return changeCut(board, live, changes, origin);
}

/** A slot on the song, the frame it asks for, and whether that was said just now. */
interface Hung {
  readonly slot: Slot;
  readonly frame: number;
  readonly isNew: boolean;
}

/** The keys with which the new ones lie among the others by their frames; none where they do already. */
function ordersByFrame(all: readonly Slot[], hung: readonly Hung[]): Map<string, IndexKey> {
  const orders = new Map<string, IndexKey>();
  // Of the others one may have been pushed: it counts from where the one before it does.
  let least = -Infinity;
  const asShown = hung.map((each) => {
    if (each.isNew) return each;
    least = Math.max(least, each.frame);
    return { ...each, frame: least };
  });
  const rises = asShown.every(({ frame }, i) => i === 0 || frame >= (asShown[i - 1]?.frame ?? 0));
  if (rises) return orders;

  const isNew = new Set(hung.flatMap((each) => (each.isNew ? [each.slot.id] : [])));
  const line = asShown.filter((each) => !each.isNew);
  let slots = all.filter(({ id }) => !isNew.has(id));
  for (const each of asShown.filter((one) => one.isNew).sort((a, b) => a.frame - b.frame)) {
    const behind = line.findLastIndex(({ frame }) => frame <= each.frame);
    const [before, next] = [line[behind], line[behind + 1]].map((one) =>
      slots.findIndex(({ id }) => id === one?.slot.id),
    );
    const index = before !== undefined && before !== -1 ? before + 1 : next;
    const room = keyAt(slots, index === undefined || index === -1 ? slots.length : index);
    for (const { id, order } of room.moved) orders.set(id, order);
    orders.set(each.slot.id, room.key);
    slots = [...slots, each.slot]
      .map((slot) => ({ ...slot, order: orders.get(slot.id) ?? slot.order }))
      .sort(compareSlots);
    line.splice(behind + 1, 0, each);
  }
  return orders;
}
