import { useSyncExternalStore } from 'react';
import { useBoardValue, useSession } from '../../live/use-session.tsx';
import type { TimelineView } from '../timeline-view.ts';
import { Along, STAYS } from './along.tsx';
import { editFilmOf } from './edit-film.ts';
import { ghostOf } from './gesture-ghost.ts';
import { useHeldBoundaries } from './partner-edits.ts';
import { useTapRun } from './tap-store.ts';
import type { SlotEdits } from './use-slot-edits.ts';
import classes from './edits.module.css';

const NO_TAPS: readonly number[] = [];

/**
 * What is drawn over the slots while somebody edits them: boundaries in the hand, in the colour of
 * whose hand it is, and what they would make of the film.
 */
export function EditLayer({ edits, scale: view }: { edits: SlotEdits; scale: TimelineView }) {
  const { board, me } = useSession();
  const { store } = edits;
  const gesture = useSyncExternalStore(store.subscribe, () => store.get().gesture);
  const drop = useSyncExternalStore(store.subscribe, () => store.get().drop);
  // Drawn again when somebody else changes what the hand is on.
  useBoardValue((b) => b.cut());
  const held = useHeldBoundaries();
  const taps = useTapRun()?.taps ?? NO_TAPS;
  const film = editFilmOf(board);
  const label = (slotId: string) =>
    board.shot(board.slots().find(({ id }) => id === slotId)?.shotId ?? '')?.label ?? '?';
  const ghost = film && ghostOf(film, { gesture, drop }, { label, clipOf: edits.clipOf });

  return (
    <div className={classes.layer} aria-hidden="true">
      {taps.map((tap) => (
        <Along key={tap} view={view} from={tap} className={classes.tap} color={me.color} />
      ))}
      {held.map(({ userId, color, initials, sample }) => (
        <Along key={userId} view={view} from={sample} className={classes.line} color={color}>
          <span className={classes.initials} data-held-by={initials}>
            {initials}
          </span>
        </Along>
      ))}
      {ghost?.span && (
        <Along
          view={view}
          from={ghost.span.from}
          to={ghost.span.to}
          className={classes.span}
          color={me.color}
        />
      )}
      {ghost !== null && ghost.line !== null && (
        <Along view={view} from={ghost.line} className={classes.line} color={me.color} />
      )}
      {ghost !== null && (
        <Along view={view} from={ghost.at} className={classes.readoutAt} color={me.color}>
          <span className={`${classes.readout} ${STAYS} tb-mono`} data-testid="edit-readout">
            {ghost.readout.map((line) => (
              <span key={line}>{line}</span>
            ))}
            {ghost.bad.map((line) => (
              <span key={line} data-bad>
                {line}
              </span>
            ))}
          </span>
        </Along>
      )}
    </div>
  );
}
