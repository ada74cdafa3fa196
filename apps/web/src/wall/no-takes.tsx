import { Button } from '@mantine/core';
import { sentenceOf } from '../api/api-failure.ts';
import type { Round, RoundShot } from '../choose/round-wire.ts';
import { useSkipShot } from '../choose/round-queries.ts';
import { useSession } from '../live/use-session.tsx';
import { FormError } from '../shell/form-error.tsx';
import classes from './wall.module.css';

/** A wall with nothing on it, and the one way on. */
export function NoTakes({
  round,
  shot,
  label,
  nameOf,
}: {
  readonly round: Round;
  readonly shot: RoundShot;
  readonly label: string;
  readonly nameOf: (userId: string) => string;
}) {
  const { me } = useSession();
  const skip = useSkipShot(round.id);
  const maySkip = me.role === 'director' || me.userId === round.startedBy;
  return (
    <div className={classes.empty}>
      <p>
        No takes to choose from: none was ready under shot {label} when the round began, or all of
        you had hidden them. Skip the shot, file takes under it, and choose it in another round.
      </p>
      {maySkip ? (
        <Button
          loading={skip.isPending}
          onClick={() => skip.mutate({ shotId: shot.shotId, reason: 'No takes to choose from' })}
        >
          Skip shot {label}
        </Button>
      ) : (
        <p>{nameOf(round.startedBy)}, or a director, can skip it.</p>
      )}
      {skip.error !== null && <FormError>{sentenceOf(skip.error)}</FormError>}
    </div>
  );
}
