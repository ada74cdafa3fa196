import { Button } from '@mantine/core';
import { sentenceOf } from '../api/api-failure.ts';
import type { BoardInfo } from '../api/wire.ts';
import { useSession } from '../live/use-session.tsx';
import { FormError } from '../shell/form-error.tsx';
import { sayPeople } from './card-words.ts';
import { ALL_ROUNDS, chooseDeskOf } from './choose-desk.ts';
import { callPeople } from './round-context.tsx';
import { useAnswerRound } from './round-queries.ts';
import type { Round } from './round-wire.ts';
import { countDone } from './shot-states.ts';
import { voterOf } from './stage-of.ts';
import classes from './choose-view.module.css';

/** A round that goes on without me: I was not asked, or have left it. */
export function BesideView({ round, info }: { round: Round; info: BoardInfo }) {
  const session = useSession();
  const answer = useAnswerRound(round.id);
  const { nameOf } = callPeople(round.voters, info.members);
  const me = voterOf(round, session.me.userId);
  const here = round.voters.filter(({ answer: said }) => said === 'joined');
  return (
    <div className={classes.empty}>
      <h1>
        {here.length === 0
          ? 'Nobody is choosing here now'
          : `${sayPeople(here, nameOf)} ${here.length === 1 ? 'is' : 'are'} choosing ${round.scope}`}
      </h1>
      <p>
        {me === undefined
          ? 'You were not asked in this round. What was decided shows on the board, shot by shot.'
          : 'You are out of this round, and the others decide without you.'}{' '}
        {countDone(round)} of {round.shots.length} shots are done.
      </p>
      {answer.error !== null && <FormError>{sentenceOf(answer.error)}</FormError>}
      <div className={classes.answers}>
        <Button
          variant="default"
          onClick={() => chooseDeskOf(session).set({ roundId: ALL_ROUNDS })}
        >
          All rounds
        </Button>
        {me !== undefined && (
          <Button
            loading={answer.isPending}
            onClick={() => answer.mutate({ answer: 'join', card: round.card })}
          >
            Join after all
          </Button>
        )}
      </div>
    </div>
  );
}
