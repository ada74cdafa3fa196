import { addShots, binShots, duplicateShots } from '@takeboard/storyboard';
import { useState } from 'react';
import { useBoardValue, useSession, useSessionValue } from '../live/use-session.tsx';
import { tell } from '../shell/toast.ts';
import { NONE, chosen } from './list-selection.ts';
import type { ListSelection } from './list-selection.ts';
import { nudgeShots } from './move-shots.ts';
import { tellBinned } from './tell-binned.tsx';

export type ListCommands = ReturnType<typeof useListCommands>;

/** What can be done with the chosen shots of the list. */
export function useListCommands(
  selection: ListSelection,
  onSelection: (selection: ListSelection) => void,
) {
  const session = useSession();
  const { board, command } = session;
  const shots = useBoardValue((b) => b.shots());
  const active = useSessionValue((s) => s.lookingAt());
  const [said, say] = useState('');
  const order = shots.map(({ id }) => id);
  const chosenIds = chosen(order, selection, active);

  return {
    chosenIds,
    /** The last thing that was done, for those who cannot see it. */
    said,
    say,
    addAfter() {
      const after = chosenIds.at(-1);
      const [id] = addShots(board, [{}], { after }, command);
      if (id === undefined) return undefined;
      onSelection(NONE);
      session.setLookingAt(id);
      say(`Shot ${board.shot(id)?.label} added.`);
      return id;
    },
    duplicate() {
      const copies = duplicateShots(board, chosenIds, command);
      const last = copies.at(-1);
      if (last === undefined) return;
      onSelection(copies.length > 1 ? { anchor: null, ids: new Set(copies) } : NONE);
      session.setLookingAt(last);
      say(copies.length === 1 ? 'Shot duplicated.' : `${copies.length} shots duplicated.`);
    },
    bin() {
      const gone = shots.filter(({ id }) => chosenIds.includes(id));
      const last = order.indexOf(chosenIds.at(-1) ?? '');
      // Whoever deletes down a list stands on the next one.
      const next =
        order.slice(last + 1).find((id) => !chosenIds.includes(id)) ??
        order.slice(0, last).findLast((id) => !chosenIds.includes(id)) ??
        null;
      if (gone.length === 0) return;
      binShots(board, chosenIds, session.me.userId, Date.now(), command);
      onSelection(NONE);
      session.setLookingAt(next);
      tellBinned(session, gone);
    },
    nudge(by: -1 | 1) {
      const nudged = nudgeShots(board, chosenIds, by, command);
      if (nudged === 'at the edge') {
        say(by === -1 ? 'Already first.' : 'Already last.');
        return;
      }
      if (nudged !== 'moved') {
        tell(nudged.refused);
        return;
      }
      const after = board.shots();
      const place = after.findIndex(({ id }) => id === chosenIds[0]) + 1;
      const label = after[place - 1]?.label;
      say(
        chosenIds.length === 1
          ? `Shot ${label} is now number ${place} of ${after.length}.`
          : `${chosenIds.length} shots moved; the first is now number ${place}.`,
      );
    },
  };
}
