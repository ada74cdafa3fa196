import type { MyBallotHere } from '../ballot/use-my-ballot.ts';
import { sayLeft } from '../wall/wall-words.ts';
import { MARK_WORDS } from './mark-bar.tsx';
import { MarkSign } from './mark-sign.tsx';
import { useLate } from './use-late.ts';
import classes from './phone-choose.module.css';

/** Milliseconds a mark may be on its way before that is told. */
const LATE = 2_000;

/** One line about my marks: why one was refused, that some have not arrived, or how many are left. */
export function BallotLine({
  mine: { refused, unsent, remaining, ready },
}: {
  mine: Pick<MyBallotHere, 'refused' | 'unsent' | 'remaining' | 'ready'>;
}) {
  const isLate = useLate(unsent > 0, LATE);
  if (refused !== null) {
    return (
      <p className={classes.says} role="alert" data-bad>
        {refused}
      </p>
    );
  }
  if (isLate) {
    return (
      <p className={classes.says} role="status">
        No line to the server. {unsent} {unsent === 1 ? 'thing' : 'things'} you said{' '}
        {unsent === 1 ? 'is' : 'are'} kept on this phone and sent as soon as it is back.
      </p>
    );
  }
  if (ready) return null;
  return (
    <p className={classes.says}>
      {remaining.map(({ mark, left }) => {
        const said = sayLeft(left);
        return (
          said !== null && (
            <span key={mark}>
              <MarkSign mark={mark} />
              <span className="tb-hidden">{MARK_WORDS[mark]}:</span> {said}
            </span>
          )
        );
      })}
    </p>
  );
}
