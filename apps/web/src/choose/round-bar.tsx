import { Button } from '@mantine/core';
import { useSession } from '../live/use-session.tsx';
import { ALL_ROUNDS, chooseDeskOf } from './choose-desk.ts';
import { sayCloses } from './deadline-words.ts';
import { RoundMenu } from './round-menu.tsx';
import type { Round, RoundShot } from './round-wire.ts';
import { ShotDots } from './shot-dots.tsx';
import { countDone, sayPlace } from './shot-states.ts';
import { useNow } from './use-now.ts';
import classes from './round-bar.module.css';

/** Where the round is, and the ways out of it: another shot, not this one, without me, not at all. */
export function RoundBar({
  round,
  shot,
  ahead,
  calm,
  onGo,
}: {
  round: Round;
  /** The shot in hand; null between shots. */
  shot: RoundShot | null;
  ahead: number;
  /** What the bar says in words stands elsewhere on the page. */
  calm: boolean;
  onGo: ((shotId: string) => void) | null;
}) {
  const desk = chooseDeskOf(useSession());
  const now = useNow(ahead);
  return (
    <section className={classes.bar} aria-label="This round">
      {!calm && (
        <>
          <span className={`${classes.scope} tb-line`} title={round.scope}>
            {round.scope}
          </span>
          <span className="tb-mono">
            {shot === null
              ? `${countDone(round)} of ${round.shots.length} done`
              : sayPlace(round, shot.shotId)}
          </span>
        </>
      )}
      <ShotDots round={round} at={shot?.shotId ?? null} onGo={onGo} />
      {round.deadline !== null && (
        <span className="tb-mono" role="timer">
          {sayCloses(round.deadline, now)}
        </span>
      )}
      {round.state === 'open' ? (
        <RoundMenu round={round} shot={shot} />
      ) : (
        <Button
          size="compact-xs"
          variant="default"
          onClick={() => {
            desk.putAway(round);
            desk.set({ roundId: ALL_ROUNDS });
          }}
        >
          Choose more
        </Button>
      )}
    </section>
  );
}
