import type { BoardSession } from '../live/board-session.ts';
import { ofSession, openDesk, useDesk } from '../live/desk.ts';
import type { Desk } from '../live/desk.ts';

/** What somebody wants to choose together. */
export type ScopeWish =
  | { readonly kind: 'without-pick' }
  | { readonly kind: 'section'; readonly id: string }
  /** `name`: what these shots are called together, if they are called anything. */
  | { readonly kind: 'shots'; readonly ids: readonly string[]; readonly name?: string };

interface DeskState {
  /** What is marked to be chosen next; null for what lies nearest. */
  readonly wish: ScopeWish | null;
  /** The round that was taken in hand; `none` looks at all of them, null at the one that waits. */
  readonly roundId: string | null;
  /** Rounds of which somebody said "not now", until they go to the choose view. */
  readonly notNow: ReadonlySet<string>;
  /** Where one is in rounds in which everybody goes at their own pace. */
  readonly at: ReadonlyMap<string, string>;
  /** The takes of a shot stand over the whole page. */
  readonly wall: boolean;
  /** Ends of rounds that were looked at (`endOf`). */
  readonly putAway: ReadonlySet<string>;
}

/** What of choosing together is in hand on this screen. Nothing of it is shared. */
interface ChooseDesk extends Desk<DeskState> {
  /** Goes to the choose view to set up a round over these. */
  start(wish: ScopeWish): void;
  /** What a round that is over had to show was seen. */
  putAway(round: Ended): void;
  /** Goes to a round. */
  enter(roundId: string): void;
  /** Takes a shot of a round in hand, where everybody goes at their own pace. */
  take(roundId: string, shotId: string | null): void;
}

/** A round that is over, or was until it was opened again. */
interface Ended {
  readonly id: string;
  readonly closedAt: string | null;
}

/** One end of a round: it has another one when it was opened again. */
export const endOf = ({ id, closedAt }: Ended): string => `${id} ${closedAt ?? ''}`;

/** Instead of a round's id: all of them. */
export const ALL_ROUNDS = 'none';

export const chooseDeskOf = ofSession(openChooseDesk);

/** A value of the desk; `select` must return the same thing until it changes. */
export const useChooseDesk = <T>(select: (state: DeskState) => T): T =>
  useDesk(chooseDeskOf, select);

function openChooseDesk(session: BoardSession): ChooseDesk {
  const desk = openDesk<DeskState>({
    wish: null,
    roundId: null,
    notNow: new Set(),
    at: new Map(),
    wall: false,
    putAway: new Set(),
  });
  const { get, set } = desk;
  return {
    ...desk,
    start(wish) {
      set({ wish, roundId: ALL_ROUNDS });
      session.setView('choose');
    },
    putAway(round) {
      set({ putAway: new Set([...get().putAway, endOf(round)]), roundId: null });
    },
    enter(roundId) {
      const notNow = new Set([...get().notNow].filter((id) => id !== roundId));
      set({ roundId, notNow });
      session.setView('choose');
    },
    take(roundId, shotId) {
      const at = new Map(get().at);
      if (shotId === null) at.delete(roundId);
      else at.set(roundId, shotId);
      set({ at });
    },
  };
}
