import type { Awareness } from 'y-protocols/awareness';
import { z } from 'zod';

/** Where somebody's playhead stands, as others are told. */
export interface SharedPlayhead {
  /** Of the mix. */
  readonly sample: number;
  readonly playing: boolean;
  /** 1 as the song goes; others run silently, backwards below 0. */
  readonly rate: number;
}

const FIELD = 'playhead';

const schema = z.object({
  sample: z.int().nonnegative(),
  playing: z.boolean(),
  rate: z.number().min(-8).max(8),
});

/** Tells the others where mine stands; null while there is no song, or where it is withheld. */
export const sharePlayhead = (awareness: Awareness, playhead: SharedPlayhead | null): void =>
  awareness.setLocalStateField(FIELD, playhead);

/** Where somebody's stands; null when they do not say, or say something that is no place. */
export function readPlayhead(awareness: Awareness, clientId: number): SharedPlayhead | null {
  return schema.safeParse(awareness.getStates().get(clientId)?.[FIELD]).data ?? null;
}
