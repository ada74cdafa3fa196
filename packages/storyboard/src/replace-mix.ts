import { FRAME_RATES, frameOfPosition, inRate } from '@takeboard/editorial';
import type { SongPosition } from '@takeboard/editorial';
import * as Y from 'yjs';
import type { Board } from './board.ts';
import { cutOf } from './cut.ts';
import type { Cut } from './cut.ts';
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
  /** Slots whose place lies past the end of the new mix, by id. They keep it. */
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
 * stays on it and is not even written; what stands on a sound moves with the sound. One transaction
 * with the caller's origin.
 * @param offset the sample of the new mix, in its own rate, that sounds with sample 0 of the old one
 */
export function replaceMix(board: Board, mix: Mix, offset: number, origin?: unknown): MixReport {
  const report = previewMix(board, mix, offset);
  const { song } = board.roots;
  const old = lastMix(board);
  const move = movedInto(old, mix, offset);
  board.doc.transact(() => {
    storeMix(song, inPlaceOf(old, mix, offset));
    for (const record of [...mainCut(board).values(), ...song.values()]) {
      if (record instanceof Y.Map) moveSounds(record, move);
    }
  }, origin);
  return report;
}

/** What `replaceMix` would do. */
export function previewMix(board: Board, mix: Mix, offset: number): MixReport {
  const { song: root } = board.roots;
  const old = lastMix(board);
  const move = movedInto(old, mix, offset);
  const slots = liveSlots(board);
  const { song } = songOf(root, inPlaceOf(old, mix, offset));
  const fps = board.picture()?.fps ?? '24';
  const before = layOut(board, slots);
  const after = cutOf(
    slots.map((slot) => (slot.start === null ? slot : { ...slot, start: move(slot.start) })),
    { song },
    readLead(root),
    fps,
  );
  const isOff = ({ start }: { readonly start: SongPosition }) =>
    frameOfPosition(song, start, FRAME_RATES[fps]) >= after.frames;
  const off = [
    ...after.entries.flatMap(({ slot }) => (isOff(slot) ? [slot] : [])),
    ...after.leftOver,
  ];
  return {
    frames: { before: before?.frames ?? 0, after: after.frames },
    moved: differences(before, after, ({ start }) => start),
    lengths: differences(before, after, ({ start, end }) => end - start),
    offEnd: off.map(({ id }) => id),
  };
}

/** The mix that another one replaces; the one removed last where there is none. */
const lastMix = ({ roots: { song } }: Board) => readMix(song) ?? readMix(song, 'removed');

/** The slots that measure otherwise in one cut than in the other. */
function differences(
  before: Cut | null,
  after: Cut,
  measure: (entry: { readonly start: number; readonly end: number }) => number,
): SlotMoved[] {
  const was = new Map(before?.entries.map((entry) => [entry.slot.id, measure(entry)]));
  return after.entries.flatMap((entry) => {
    const { id: slotId, shotId } = entry.slot;
    const [old, now] = [was.get(slotId), measure(entry)];
    return old === undefined || old === now ? [] : [{ slotId, shotId, before: old, after: now }];
  });
}

/** How positions of the old mix go over into the new one: one on a beat is the same. */
const movedInto =
  (old: Mix | null, mix: Mix, offset: number) =>
  (position: SongPosition): SongPosition => {
    if (position.unit === 'ticks' || old?.mixId === mix.mixId) return position;
    const value = inRate(position.value, position.rate, mix.rate) + offset;
    return { ...position, value, rate: mix.rate };
  };

/** Moves the positions of a slot, section or marker that stand on a sound. */
function moveSounds(record: Y.Map<unknown>, move: (at: SongPosition) => SongPosition): void {
  for (const field of ['start', 'end']) {
    const { data } = positionSchema.safeParse(record.get(field));
    if (data?.unit === 'samples') record.set(field, move(data));
  }
}
