import type { MyBallotHere } from '../ballot/use-my-ballot.ts';
import { useLongUnsent } from '../wall/use-long-unsent.ts';
import { sayLeft } from '../wall/wall-words.ts';
import { MARK_WORDS } from './mark-bar.tsx';
import { MarkSign } from './mark-sign.tsx';
import classes from './phone-choose.module.css';

/** One line about my marks: why one was refused, that some have not arrived, or how many are left. */
export function BallotLine({
  mine: { refused, unsent, remaining, ready },
}: {
  mine: Pick<MyBallotHere, 'refused' | 'unsent' | 'remaining' | 'ready'>;
}) {
  const isLate = useLongUnsent(unsent);
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
        Your marks are kept on this phone and sent when the line is back.
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
