import { useSyncExternalStore } from 'react';
import { z } from 'zod';
import type { BoardSession } from '../../live/board-session.ts';
import { useSession } from '../../live/use-session.tsx';
import { beginOf, editFilmOf } from './edit-film.ts';
import type { EditStore } from './edit-state.ts';

/** A boundary that somebody else holds in the hand. */
export interface HeldBoundary {
  readonly userId: string;
  readonly initials: string;
  readonly color: string;
  readonly slotId: string;
  /** Of the mix. */
  readonly sample: number;
}

const stateSchema = z.object({
  user: z.object({ id: z.string(), color: z.string(), initials: z.string() }),
  edit: z.object({ slotId: z.string(), sample: z.int() }),
});

/** Tells the others which boundary I hold and where; returns what ends it. */
export function shareBoundary({ awareness, board }: BoardSession, store: EditStore): () => void {
  let shared = false;
  const stop = store.subscribe(() => {
    const { gesture } = store.get();
    const film = gesture?.doing === 'roll' ? editFilmOf(board) : null;
    if (film === null || gesture?.doing !== 'roll') {
      if (shared) awareness.setLocalStateField('edit', null);
      shared = false;
      return;
    }
    shared = true;
    const sample = beginOf(film, gesture.target.frame);
    awareness.setLocalStateField('edit', { slotId: gesture.slotId, sample });
  });
  return () => {
    stop();
    if (shared) awareness.setLocalStateField('edit', null);
  };
}

const NONE: readonly HeldBoundary[] = [];

/** The boundaries that others hold now; the same list until one moves. */
export function useHeldBoundaries(): readonly HeldBoundary[] {
  const { awareness } = useSession();
  return useSyncExternalStore(
    (changed) => {
      awareness.on('change', changed);
      return () => awareness.off('change', changed);
    },
    () => heldIn(awareness),
  );
}

const known = new WeakMap<BoardSession['awareness'], readonly HeldBoundary[]>();

function heldIn(awareness: BoardSession['awareness']): readonly HeldBoundary[] {
  const held = [...awareness.getStates()].flatMap(([client, state]): HeldBoundary[] => {
    if (client === awareness.clientID) return [];
    const read = stateSchema.safeParse(state);
    if (!read.success) return [];
    const { user, edit } = read.data;
    return [{ userId: user.id, initials: user.initials, color: user.color, ...edit }];
  });
  const before = known.get(awareness) ?? NONE;
  if (JSON.stringify(before) === JSON.stringify(held)) return before;
  known.set(awareness, held);
  return held;
}
