import { Button } from '@mantine/core';
import type { BoardInfo } from '../api/wire.ts';
import { useSession } from '../live/use-session.tsx';
import { sayPeople } from './card-words.ts';
import { ALL_ROUNDS, chooseDeskOf } from './choose-desk.ts';
import { sayCloses } from './deadline-words.ts';
import { callPeople } from './round-context.tsx';
import type { Round } from './round-wire.ts';
import { ShotsLeft } from './shots-left.tsx';
import { waitsFor } from './shot-states.ts';
import { useNow } from './use-now.ts';
import classes from './choose-view.module.css';

/** I have said all I can in this round: who is waited for, shot by shot. */
export function WaitingView({
  round,
  ahead,
  info,
}: {
  round: Round;
  ahead: number;
  info: BoardInfo;
}) {
  const session = useSession();
  const now = useNow(ahead);
  const { nameOf } = callPeople(round.voters, info.members);
  const waiting = new Map(
    round.shots
      .flatMap((shot) => waitsFor(round, shot, session.me.userId))
      .map((voter) => [voter.userId, voter]),
  );
  return (
    <div className={classes.waiting}>
      <h1>You have chosen everything</h1>
      <p>
        {waiting.size > 0
          ? `${sayPeople([...waiting.values()], nameOf)} ${waiting.size === 1 ? 'has' : 'have'} not yet. A shot is revealed as soon as all are ready.`
          : 'A shot is revealed as soon as all are ready.'}
        {round.deadline !== null && ` ${sayCloses(round.deadline, now)}.`}
      </p>
      <ShotsLeft round={round} nameOf={nameOf} />
      <Button variant="default" onClick={() => chooseDeskOf(session).set({ roundId: ALL_ROUNDS })}>
        All rounds
      </Button>
    </div>
  );
}
