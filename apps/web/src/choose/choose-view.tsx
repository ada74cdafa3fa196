import { useEffect, useMemo } from 'react';
import type { BoardInfo } from '../api/wire.ts';
import { Trouble } from '../shell/trouble.tsx';
import { useSession } from '../live/use-session.tsx';
import { CardView } from './card-view.tsx';
import { chooseDeskOf } from './choose-desk.ts';
import { callPeople } from './round-context.tsx';
import { RoundStage } from './round-stage.tsx';
import type { Round } from './round-wire.ts';
import { RoundsView } from './rounds-view.tsx';
import { countDone } from './shot-states.ts';
import type { Stage } from './stage-of.ts';
import { useRoundNews } from './use-round-news.ts';
import { useStage } from './use-stage.ts';
import classes from './choose-view.module.css';

/** Choosing together: which one? From the rules to the last shot, whatever the round is at. */
export function ChooseView({ info, phone = false }: { info: BoardInfo; phone?: boolean }) {
  const { round, stage, ahead, loading, error } = useStage();
  if (loading) return <div className={classes.choose} aria-busy />;
  if (round === undefined) {
    if (error === null) return <RoundsView info={info} />;
    return (
      <div className={classes.middle}>
        <Trouble error={error} />
      </div>
    );
  }
  return (
    <RoundInHand
      key={round.id}
      round={round}
      stage={stage}
      ahead={ahead}
      info={info}
      phone={phone}
    />
  );
}

function RoundInHand(props: {
  round: Round;
  stage: Stage;
  ahead: number;
  info: BoardInfo;
  phone: boolean;
}) {
  const { round, stage, ahead, info } = props;
  const { nameOf } = useMemo(() => callPeople(round.voters, info.members), [round, info]);
  useRoundNews(round, stage.kind === 'wall' ? stage.shot.shotId : null, nameOf);
  const session = useSession();
  const desk = chooseDeskOf(session);
  // A round that decided nothing has nothing to show; another that ends is not let go of before its
  // end was seen.
  const isOver = stage.kind === 'closed';
  const isNothing = isOver && countDone(round) === 0;
  const { id, closedAt } = round;
  useEffect(() => {
    if (isNothing) desk.putAway({ id, closedAt });
    else desk.set({ roundId: id });
  }, [desk, id, closedAt, isNothing]);
  useEffect(() => {
    if (!isOver) return undefined;
    return () => {
      if (session.view() !== 'choose') desk.putAway({ id, closedAt });
    };
  }, [desk, session, id, closedAt, isOver]);
  if (isNothing) return <RoundsView info={info} />;
  if (stage.kind === 'card') {
    return (
      <div className={classes.middle}>
        <CardView round={round} ahead={ahead} info={info} />
      </div>
    );
  }
  return <RoundStage {...props} />;
}
