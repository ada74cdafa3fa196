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
  /** What stands for the shot in pictures: its pick, else its oldest take. */
  readonly face: Take | undefined;
}

export function useShotFacts(shotId: string): ShotFacts {
  const { byId, byShot } = useTakes();
  const decision = usePicks().get(shotId);
  const sketched = useBoardValue((board) => board.panelOf(shotId)?.sketched === true);
  const takes = byShot.get(shotId)?.takes ?? [];
  const status = statusOf({ sketched, takes: takes.length, picked: decision !== undefined });
  const takeId = decision?.takeId ?? null;
  const pick = takeId === null ? undefined : byId.get(takeId);
  return {
    status,
    words: sayStatus(status, takes.length),
    decision,
    pick,
    face: pick ?? takes[0],
  };
}

/** How many of the board's shots have a pick, and how many shots there are. */
export function usePickCount(): { readonly picked: number; readonly shots: number } {
  const picks = usePicks();
  const shots = useBoardValue((board) => board.shots());
  return { picked: shots.filter(({ id }) => picks.has(id)).length, shots: shots.length };
}
