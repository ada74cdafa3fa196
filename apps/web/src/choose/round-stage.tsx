import type { BoardInfo } from '../api/wire.ts';
import { useBoardValue, useSession } from '../live/use-session.tsx';
import { PhoneChoose } from '../phone-choose/phone-choose.tsx';
import { Duel } from '../reveal/duel.tsx';
import { Reveal } from '../reveal/reveal.tsx';
import { RevealsWait } from '../reveal/reveals-wait.tsx';
import { useRevealQueue } from '../reveal/use-reveal-queue.ts';
import { WholeCut } from '../reveal/whole-cut.tsx';
import { Wall } from '../wall/wall.tsx';
import { BesideView } from './beside-view.tsx';
import { chooseDeskOf } from './choose-desk.ts';
import { GoneShot } from './gone-shot.tsx';
import { OverThePage } from './over-the-page.tsx';
import { RoundBar } from './round-bar.tsx';
import { ChoosingProvider } from './round-context.tsx';
import type { Round } from './round-wire.ts';
import { isGone } from './shot-name.ts';
import type { Stage } from './stage-of.ts';
import { WaitingView } from './waiting-view.tsx';
import classes from './choose-view.module.css';

/** A round that is open: the shot in hand, in whatever state it is, under the bar of the round. */
export function RoundStage({
  round,
  stage,
  ahead,
  info,
  phone,
}: {
  round: Round;
  stage: Stage;
  ahead: number;
  info: BoardInfo;
  phone: boolean;
}) {
  const session = useSession();
  const queue = useRevealQueue(round, stage.kind === 'wall' ? stage.shot.shotId : null);
  const isIn = stage.kind !== 'beside';
  const revealed = isIn ? queue.next : null;
  const shot = revealed ?? ('shot' in stage ? stage.shot : null);
  const gone = useBoardValue((board) => shot !== null && isGone(shot.shotId, board));
  const isOwnPace = round.pace === 'deadline';
  const desk = chooseDeskOf(session);
  return (
    <div className={classes.choose}>
      {!phone && (
        <RoundBar
          round={round}
          shot={shot}
          ahead={ahead}
          calm={revealed === null && stage.kind === 'wall'}
          onGo={isOwnPace ? (shotId) => desk.take(round.id, shotId) : null}
        />
      )}
      {isIn && revealed === null && queue.waiting > 0 && (
        <RevealsWait waiting={queue.waiting} onLook={queue.look} />
      )}
      <div className={classes.stage}>
        {stage.kind === 'beside' && <BesideView round={round} info={info} />}
        {revealed === null && stage.kind === 'closed' && (
          <WholeCut round={round} onDone={() => desk.putAway(round)} />
        )}
        {revealed === null && stage.kind === 'waiting' && (
          <WaitingView round={round} ahead={ahead} info={info} />
        )}
        {shot !== null && (
          <ChoosingProvider round={round} shot={shot} ahead={ahead} members={info.members}>
            {revealed !== null ? (
              <Reveal
                round={round}
                shot={shot}
                waiting={queue.waiting}
                onDone={() => queue.seen(shot)}
                onSkipAll={queue.seenAll}
              />
            ) : gone ? (
              <GoneShot />
            ) : stage.kind === 'duel' ? (
              <Duel round={round} shot={shot} />
            ) : (
              <OverThePage>
                {phone ? (
                  <PhoneChoose round={round} shot={shot} />
                ) : (
                  <Wall round={round} shot={shot} />
                )}
              </OverThePage>
            )}
          </ChoosingProvider>
        )}
      </div>
    </div>
  );
}
