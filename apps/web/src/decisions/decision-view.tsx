import { explainDecision } from '@takeboard/voting';
import type { LoggedDecision, Member } from '../api/wire.ts';
import { sayMinute } from '../shell/say-time.ts';
import { useTakes } from '../takes/take-queries.ts';
import { sayDecision, sayRound } from './say-decision.ts';
import { Still } from './still.tsx';
import { TakesInEntry } from './takes-in-entry.tsx';
import classes from './decisions.module.css';

/** One decision with everything the log knows of it, in plain words. */
export function DecisionView({
  decision,
  members,
  named = false,
}: {
  decision: LoggedDecision;
  members: readonly Member[];
  /** Says which shot it is about, where the page does not. */
  named?: boolean;
}) {
  const { byId } = useTakes();
  const { entry } = decision;
  if (entry === null) return <Unreadable decision={decision} />;
  const lines = explainDecision(entry);
  return (
    <article className={classes.decision} aria-label={`Entry ${entry.place}`}>
      <header className={classes.decided}>
        {entry.takeId !== null && <Still take={byId.get(entry.takeId)} />}
        <div>
          {named && entry.shot !== null && (
            <p className={`${classes.shot} tb-line`} title={entry.shot}>
              {entry.shot}
            </p>
          )}
          {entry.take !== null && (
            <p className={`${classes.take} tb-line`} title={entry.take}>
              {entry.take}
            </p>
          )}
          <p className={classes.who} title={entry.by.map(({ name }) => name).join(', ')}>
            {sayDecision(entry)}
          </p>
          <p className={classes.quiet}>
            <time dateTime={entry.at}>{sayMinute(entry.at)}</time>
            {entry.round !== null && ` · ${sayRound(entry.round)}`}
            {entry.takeId !== null && !byId.has(entry.takeId) && ' · this take is gone since'}
          </p>
        </div>
      </header>
      <ul className={classes.words}>
        {lines.map((line, i) => (
          // They have no names of their own; their order is what they are.
          // oxlint-disable-next-line react/no-array-index-key
          <li key={i}>{line}</li>
        ))}
      </ul>
      {entry.round !== null && (
        <TakesInEntry round={entry.round} pick={entry.takeId} members={members} />
      )}
      <p className={`${classes.proof} tb-mono`} title={`SHA-256 ${decision.hash}`}>
        entry {entry.place} · {decision.hash.slice(0, 12)}
      </p>
    </article>
  );
}

const Unreadable = ({ decision }: { decision: LoggedDecision }) => (
  <p className={classes.bad} role="alert">
    What the log says of {sayMinute(decision.at)} cannot be read: somebody has changed it in the
    database. “Check the log” under Decisions says where it is no longer whole.
  </p>
);
