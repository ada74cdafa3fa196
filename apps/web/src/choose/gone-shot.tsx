import { Button } from '@mantine/core';
import { sentenceOf } from '../api/api-failure.ts';
import { useSession } from '../live/use-session.tsx';
import { FormError } from '../shell/form-error.tsx';
import { chooseDeskOf } from './choose-desk.ts';
import { useChoosing } from './round-context.tsx';
import { useSkipShot } from './round-queries.ts';
import { nextForMe } from './stage-of.ts';
import classes from './choose-view.module.css';

/** The shot in hand was deleted from the board while it is chosen. */
export function GoneShot() {
  const session = useSession();
  const { round, shot, me, mayEnd, nameOf } = useChoosing();
  const skip = useSkipShot(round.id);
  const isLive = round.pace === 'live';
  const next = me === null || isLive ? undefined : nextForMe(round, me, shot.shotId);
  return (
    <div className={classes.empty}>
      <h1>{shot.label} was deleted from the board</h1>
      <p>
        Its marks are kept, unseen.{' '}
        {mayEnd
          ? 'Put it back from the bin to go on with it, or go to the next shot.'
          : isLive
            ? `${nameOf(round.startedBy)} can put it back or go to the next shot.`
            : ''}
      </p>
      {skip.error !== null && <FormError>{sentenceOf(skip.error)}</FormError>}
      <div className={classes.answers}>
        {mayEnd && (
          <Button
            loading={skip.isPending}
            onClick={() =>
              skip.mutate({ shotId: shot.shotId, reason: 'It was deleted from the board.' })
            }
          >
            {isLive ? 'Next shot' : 'Leave it out for everybody'}
          </Button>
        )}
        {next !== undefined && (
          <Button
            variant={mayEnd ? 'default' : 'filled'}
            onClick={() => chooseDeskOf(session).take(round.id, next.shotId)}
          >
            Next shot
          </Button>
        )}
      </div>
    </div>
  );
}
