import { useEffect } from 'react';
import { WATCHED } from '../pool/use-scrubbed.ts';
import { useTakeActions } from '../takes/take-actions.ts';
import { useTakes } from '../takes/take-queries.ts';

/** Counts the takes of a page as seen once they have played before me for a while. */
export function useSeenOnWall(takes: readonly string[], plays: boolean): void {
  const { byId } = useTakes();
  const { markSeen } = useTakeActions();
  const unseen = takes.filter((id) => byId.get(id)?.seen === false).join(' ');
  useEffect(() => {
    if (!plays || unseen === '') return;
    const timer = setTimeout(() => markSeen(unseen.split(' ')), WATCHED);
    return () => clearTimeout(timer);
  }, [plays, unseen, markSeen]);
}
