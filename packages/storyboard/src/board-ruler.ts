import { FRAME_RATES, frameOfPosition, frameOfSample, positionOfFrame } from '@takeboard/editorial';
import type { Rational, Ruler, SongPosition, TimelineEntry } from '@takeboard/editorial';
import type { Board } from './board.ts';
import type { SlotChange } from './change-cut.ts';
import type { PlacedSlot } from './cut.ts';
import { layOut } from './main-cut.ts';
import type { Slot } from './slot.ts';
import { readLead, readSong } from './song.ts';

/** The song of a board, as that on which its shots are placed in frames. */
export interface BoardRuler extends Ruler {
  readonly fps: Rational;
  /** Length of the song. */
  readonly frames: number;
  /** The lead of slots that say nothing else. */
  readonly lead: number;
}

/** Null without a song. */
export function rulerOf(board: Board): BoardRuler | null {
  const { song: root } = board.roots;
  const [of, picture] = [readSong(root), board.picture()];
  if (of === null || picture === undefined) return null;
  const { song, grid } = of;
  const fps = FRAME_RATES[picture.fps];
  const frames = frameOfSample(song.samples, song.grid.rate, fps);
  return { song, hasGrid: grid !== null, fps, frames, lead: readLead(root) };
}

/** The frame with which a slot asks to begin. */
export const wantedFrame = (
  { song, fps }: BoardRuler,
  { start, lead }: { readonly start: SongPosition; readonly lead: number },
): number => frameOfPosition(song, start, fps) + lead;

/** The start that makes a slot begin with a frame. */
export const startAt = (ruler: BoardRuler, frame: number, lead: number): SongPosition =>
  positionOfFrame(ruler, frame - lead, ruler.fps);

/**
 * Makes a slot say what it does: one that was pushed, or that begins with the song because it is the
 * first, would otherwise move as soon as what holds it there is gone. Null where it does already.
 */
export function settled(
  ruler: BoardRuler,
  { slot, start }: TimelineEntry<PlacedSlot>,
): SlotChange | null {
  return wantedFrame(ruler, slot) === start ? null : { start: startAt(ruler, start, slot.lead) };
}

/** Where slots on the song begin, by slot id: what they say, or what they do where that differs. */
export function settledStarts(board: Board, live: readonly Slot[]): Map<string, SongPosition> {
  const starts = new Map(live.flatMap(({ id, start }) => (start === null ? [] : [[id, start]])));
  const ruler = rulerOf(board);
  const cut = layOut(board, live);
  if (ruler === null || cut === null) return starts;
  for (const entry of cut.entries) {
    const change = settled(ruler, entry);
    if (change?.start) starts.set(entry.slot.id, change.start);
  }
  return starts;
}
