import { FRAME_RATES, frameOfPosition, inRate } from '@takeboard/editorial';
import type { SongPosition } from '@takeboard/editorial';
import * as Y from 'yjs';
import type { Board } from './board.ts';
import { cutOf } from './cut.ts';
import { layOut, liveSlots, mainCut } from './main-cut.ts';
import { inPlaceOf, readMix, storeMix } from './mix.ts';
import type { Mix } from './mix.ts';
import { positionSchema, readLead, songOf } from './song.ts';

/** What replacing the mix does to the film; everything in frames. */
export interface MixReport {
  /** Length of the film. */
  readonly frames: { readonly before: number; readonly after: number };
  /** Slots that begin elsewhere than before. */
  readonly moved: readonly SlotMoved[];
  /** Slots that are longer or shorter than before. */
  readonly lengths: readonly SlotMoved[];
  /** Slots whose place lies past the end of the new mix. They keep it. */
  readonly offEnd: readonly string[];
}

export interface SlotMoved {
  readonly slotId: string;
  readonly shotId: string;
  readonly before: number;
  readonly after: number;
}

/**
 * Replaces the mix by another of the same song, and reports what that did. What stands on a beat
 * stays on it; what stands on a sound moves with the sound.
 * @param offset the sample of the new mix, in its own rate, that sounds with sample 0 of the old one
 */
export function replaceMix(board: Board, mix: Mix, offset: number, origin?: unknown): MixReport {
  const report = previewMix(board, mix, offset);
  const { song } = board.roots;
  const next = inPlaceOf(readMix(song) ?? readMix(song, 'removed'), mix, offset);
  board.doc.transact(() => {
    storeMix(song, next);
    for (const record of [...mainCut(board).values(), ...song.values()]) {
      if (record instanceof Y.Map) shift(record, mix.rate, offset);
    }
  }, origin);
  return report;
}

/** What `replaceMix` would do. */
export function previewMix(board: Board, mix: Mix, offset: number): MixReport {
  const { song: root } = board.roots;
  const slots = liveSlots(board);
  const moved = slots.map((slot) =>
    slot.start === null ? slot : { ...slot, start: inNewMix(slot.start, mix.rate, offset) },
  );
  const { song } = songOf(root, inPlaceOf(readMix(root) ?? readMix(root, 'removed'), mix, offset));
  const fps = board.picture()?.fps ?? '24';
  const before = layOut(board, slots);
  const after = cutOf(moved, { song }, readLead(root), fps);
  const was = new Map(before?.entries.map((entry) => [entry.slot.id, entry]));
  const compared = after.entries.flatMap((entry) => {
    const old = was.get(entry.slot.id);
    return old === undefined ? [] : [{ old, entry }];
  });
  const list = (measure: (entry: { readonly start: number; readonly end: number }) => number) =>
    compared.flatMap(({ old, entry }) => {
      const { id: slotId, shotId } = entry.slot;
      const change = { slotId, shotId, before: measure(old), after: measure(entry) };
      return change.before === change.after ? [] : [change];
    });
  const placed = [...after.entries.map(({ slot }) => slot), ...after.leftOver];
  const isOff = (slot: (typeof placed)[number]) =>
    frameOfPosition(song, slot.start, FRAME_RATES[fps]) >= after.frames;
  return {
    frames: { before: before?.frames ?? 0, after: after.frames },
    moved: list(({ start }) => start),
    lengths: list(({ start, end }) => end - start),
    offEnd: placed
      .filter((slot) => isOff(slot) || after.leftOver.includes(slot))
      .map(({ id }) => id),
  };
}

/** Moves the positions of a slot, section or marker that stand on a sound of the mix. */
function shift(record: Y.Map<unknown>, rate: number, offset: number): void {
  for (const field of ['start', 'end']) {
    const { data } = positionSchema.safeParse(record.get(field));
    if (data?.unit === 'samples') record.set(field, inNewMix(data, rate, offset));
  }
}

/** A position on a sound of the old mix as it is on the new one; one on a beat is the same. */
const inNewMix = (position: SongPosition, rate: number, offset: number): SongPosition =>
  position.unit === 'ticks'
    ? position
    : { ...position, value: inRate(position.value, position.rate, rate) + offset, rate };
