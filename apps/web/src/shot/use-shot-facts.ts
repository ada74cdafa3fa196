import type { Decision, Take } from '../api/wire.ts';
import { useBoardValue } from '../live/use-session.tsx';
import { usePicks, useTakes } from '../takes/take-queries.ts';
import { sayStatus, statusOf } from './shot-status.ts';
import type { ShotStatus } from './shot-status.ts';

/** What the server knows of a shot, beside its record in the document. */
export interface ShotFacts {
  readonly status: ShotStatus;
  /** The status in the words of a card. */
  readonly words: string;
  /** The decision that stands; undefined while there is no pick. */
  readonly decision: Decision | undefined;
  /** The take that was picked; undefined also when it cannot be had any more. */
  readonly pick: Take | undefined;
}

export function useShotFacts(shotId: string): ShotFacts {
  const { byId, byShot } = useTakes();
  const decision = usePicks().get(shotId);
  const sketched = useBoardValue((board) => board.panelOf(shotId)?.sketched === true);
  const takes = byShot.get(shotId)?.takes.length ?? 0;
  const status = statusOf({ sketched, takes, picked: decision !== undefined });
  const takeId = decision?.takeId ?? null;
  return {
    status,
    words: sayStatus(status, takes),
    decision,
    pick: takeId === null ? undefined : byId.get(takeId),
  };
}

/** How many of the board's shots have a pick, and how many shots there are. */
export function usePickCount(): { readonly picked: number; readonly shots: number } {
  const picks = usePicks();
  const shots = useBoardValue((board) => board.shots());
  return { picked: shots.filter(({ id }) => picks.has(id)).length, shots: shots.length };
}
