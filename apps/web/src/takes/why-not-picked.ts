import type { Take } from '../api/wire.ts';
import type { BoardSession } from '../live/board-session.ts';

/** Why a take cannot be picked by me now, as a sentence; null when it can. */
export function whyNotPicked(
  { state, shotId }: Pick<Take, 'state' | 'shotId'>,
  session: Pick<BoardSession, 'readOnlyReason'>,
): string | null {
  const reason = session.readOnlyReason();
  if (reason !== null) return reason;
  if (state !== 'ready') return 'Only a take that is ready can be picked.';
  return shotId === null ? 'File the take under a shot first: a pick is the take of a shot.' : null;
}
