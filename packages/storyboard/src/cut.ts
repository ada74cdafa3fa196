import { FRAME_RATES, timelineOf } from '@takeboard/editorial';
import type { FrameRateName, JoinedSlot, Timeline } from '@takeboard/editorial';
import type { Slot } from './slot.ts';
import type { BoardSong } from './song.ts';

/** A slot that hangs on the song. */
export interface PlacedSlot extends JoinedSlot {
  readonly shotId: string;
  readonly locked: boolean;
}

/** The film as it stands: every placed slot with its frames. */
export type Cut = Timeline<PlacedSlot>;

/** Lays the slots that hang on the song out in frames. */
export function cutOf(
  slots: readonly Slot[],
  { song }: Pick<BoardSong, 'song'>,
  lead: number,
  fps: FrameRateName,
): Cut {
  const placed = slots.flatMap((slot): PlacedSlot[] =>
    slot.start === null ? [] : [{ ...slot, start: slot.start, lead: slot.lead ?? lead }],
  );
  return timelineOf(placed, song, FRAME_RATES[fps]);
}
