import { ChevronRight } from 'lucide-react';
import { useId } from 'react';
import type { LoggedDecision, Member } from '../api/wire.ts';
import { sayMinute } from '../shell/say-time.ts';
import { useTakes } from '../takes/take-queries.ts';
import { DecisionView } from './decision-view.tsx';
import { sayDecision } from './say-decision.ts';
import { Still } from './still.tsx';
import classes from './decisions.module.css';

/** One line of a log: poster, shot, what was decided by whom and when; all of it on a press. */
export function DecisionRow({
  decision,
  members,
  shot,
  opened,
  onToggle,
}: {
  decision: LoggedDecision;
  members: readonly Member[];
  /** What its shot is called now; null where only one is shown. */
  shot: { readonly label: string; readonly title: string; readonly gone: boolean } | null;
  opened: boolean;
  onToggle: () => void;
}) {
  const { byId } = useTakes();
  const id = useId();
  const { entry, at, takeId } = decision;
  const said = entry === null ? 'An entry that cannot be read' : sayDecision(entry);
  return (
    <li className={classes.row}>
      <button
        type="button"
        className={classes.rowHead}
        aria-expanded={opened}
        aria-controls={opened ? id : undefined}
        onClick={onToggle}
      >
        <ChevronRight size={14} aria-hidden="true" className={classes.chevron} />
        {takeId === null ? (
          <span className={classes.noStill} aria-hidden="true" />
        ) : (
          <Still take={byId.get(takeId)} />
        )}
        <span className={classes.rowText}>
          {shot !== null && (
            <span className={`${classes.shot} tb-line`} title={`${shot.label} ${shot.title}`}>
              <span className="tb-number">{shot.label}</span> {shot.title}
              {shot.gone && <span className={classes.quiet}> · no longer on the board</span>}
            </span>
          )}
          <span className="tb-line" title={said}>
            {said}
          </span>
        </span>
        <time className={`${classes.when} tb-mono`} dateTime={at}>
          {sayMinute(at)}
        </time>
      </button>
      {opened && (
        <div id={id} className={classes.opened}>
          <DecisionView decision={decision} members={members} />
        </div>
      )}
    </li>
  );
}
