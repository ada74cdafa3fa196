import type { Board } from './board.ts';
import { rulerOf, settled, startAt } from './board-ruler.ts';
import type { Cut } from './cut.ts';
import { layOut, liveSlots, mainCut } from './main-cut.ts';

/**
 * Gives a shot room on the song when it comes back to a place that was given away meanwhile, where it
 * would be pushed, or push others: then it takes the second half of the slot before it, or hangs
 * nowhere if that is a single frame. Within the caller's transaction.
 * @param without the film before it came back
 */
export function giveRoom(board: Board, shotId: string, without: Cut | null): void {
  const ruler = rulerOf(board);
  const cut = layOut(board, liveSlots(board));
  if (ruler === null || cut === null || without === null) return;
  const index = cut.entries.findIndex(({ slot }) => slot.shotId === shotId);
  const [before, entry] = [cut.entries[index - 1], cut.entries[index]];
  // The first begins with the song, wherever that leaves the others.
  if (before === undefined || entry === undefined) return;
  const was = new Map(without.entries.map((each) => [each.slot.id, each]));
  const pushes = cut.entries.some(
    ({ slot, start }) => slot.id !== entry.slot.id && was.get(slot.id)?.start !== start,
  );
  if (!pushes && settled(ruler, entry) === null) return;
  const { start, end } = was.get(before.slot.id) ?? before;
  const stored = mainCut(board).get(entry.slot.id);
  if (end - start < 2) stored?.delete('start');
  else stored?.set('start', startAt(ruler, Math.ceil((start + end) / 2), entry.slot.lead));
}
