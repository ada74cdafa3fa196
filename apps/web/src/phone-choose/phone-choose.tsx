import { Button } from '@mantine/core';
import { useState } from 'react';
import type { Mark } from '@takeboard/voting';
import { useAudition } from '../audition/audition-store.ts';
import { useMyBallot } from '../ballot/use-my-ballot.ts';
import { chooseDeskOf } from '../choose/choose-desk.ts';
import { useChoosing } from '../choose/round-context.tsx';
import type { Round, RoundShot } from '../choose/round-wire.ts';
import { nextForMe } from '../choose/stage-of.ts';
import { useKeyHelp } from '../commands/commands.tsx';
import { useSession } from '../live/use-session.tsx';
import { useFilm } from '../player/film.ts';
import { useTakes } from '../takes/take-queries.ts';
import { useNextWall } from '../wall/next-wall.ts';
import { upcomingTakes } from '../wall/upcoming-takes.ts';
import { useShotLoop } from '../wall/use-shot-loop.ts';
import { BallotLine } from './ballot-line.tsx';
import { MarkBar } from './mark-bar.tsx';
import { PosterStrip } from './poster-strip.tsx';
import { sayBars } from './say-bars.ts';
import { ShotHead } from './shot-head.tsx';
import { ShotsSheet } from './shots-sheet.tsx';
import { shownTakes } from './shown-take.ts';
import { SongLine } from './song-line.tsx';
import { TakeDeck } from './take-deck.tsx';
import { PHONE_KEYS, usePhoneKeys } from './use-phone-keys.ts';
import { useShotSound } from './use-shot-sound.ts';
import { Waiting } from './waiting.tsx';
import { NoSheet, NoneSheet } from './why-sheets.tsx';
import classes from './phone-choose.module.css';

/** Choosing one shot with one thumb: a take at a time, its marks under it, and ready. */
export function PhoneChoose({ round, shot }: { round: Round; shot: RoundShot }) {
  // Each shot begins at its first take, and an answered question is not asked of the next.
  return <ShotInHand key={`${shot.shotId} ${shot.turn}`} round={round} shot={shot} />;
}

function ShotInHand({ round, shot }: { round: Round; shot: RoundShot }) {
  useKeyHelp(PHONE_KEYS);
  const session = useSession();
  const { me, faceOf } = useChoosing();
  const { byId } = useTakes();
  const mine = useMyBallot(round, shot);
  const bars = sayBars(useFilm(), shot.shotId);
  const auditioned = useAudition((store) => store.now() !== null);
  const loop = useShotLoop(shot.shotId, shot.takes, { rests: auditioned || mine.ready });
  const sound = useShotSound(loop, bars !== null);
  const [wanted, setWanted] = useState(shot.takes[0]);
  const [asking, setAsking] = useState<'no' | 'none' | 'shots' | null>(null);

  const takes = shownTakes(shot, byId);
  const at = Math.max(
    0,
    takes.findIndex(({ id }) => id === wanted),
  );
  const shown = takes[at];
  // A swipe waits for no network: the one after and the one before, then the first of the next shot.
  const [first] = upcomingTakes(round, { ...shot, takes: [] }, 0);
  const soon = [takes[at + 1]?.take, takes[at - 1]?.take, byId.get(first ?? '')];
  useNextWall(
    soon.filter((take) => take !== undefined),
    true,
  );
  const { ballot } = mine;
  const given = shown === undefined ? undefined : ballot.marks[shown.id];

  const go = (to: number) => setWanted(takes[to]?.id ?? wanted);
  const ready = () => {
    mine.setReady(true);
    const isSaid = Object.values(ballot.marks).some(({ mark }) => mark !== 'no');
    const next = me === null ? undefined : nextForMe(round, me, shot.shotId);
    // At their own pace people go on; live, everybody waits for the reveal.
    const goesOn = round.pace === 'deadline' && (isSaid || ballot.none !== null);
    if (goesOn && next !== undefined) chooseDeskOf(session).take(round.id, next.shotId);
  };
  const none = () => {
    mine.none(ballot.none === null ? '' : null);
    if (ballot.none === null) setAsking('none');
  };
  const markAt = (place: number, mark: Mark) => {
    const one = takes[place];
    if (one === undefined || mine.ready) return;
    setWanted(one.id);
    if (ballot.marks[one.id]?.mark === mark) return mine.mark(one.id, null);
    // Why it can get none stands on its picture.
    if (one.refused !== null) return;
    mine.mark(one.id, { mark });
    if (mark === 'no') setAsking('no');
  };
  usePhoneKeys({
    step: (by) => go(at + by),
    mark: markAt,
    no: () => markAt(at, 'no'),
    none: () => mine.ready || none(),
    ready,
  });

  return (
    <section
      className={classes.room}
      aria-label={`Choosing shot ${shot.label}`}
      style={{ '--me': faceOf(me?.userId ?? '').color } as React.CSSProperties}
    >
      <div className={classes.choose}>
        <ShotHead round={round} shot={shot} onShots={() => setAsking('shots')} />
        <SongLine bars={bars} sound={sound} rests={mine.ready} />
        <TakeDeck
          takes={takes}
          at={at}
          mark={given?.mark ?? null}
          loop={loop}
          rests={mine.ready}
          onStep={(by) => go(at + by)}
        />
        <PosterStrip takes={takes} at={at} ballot={ballot} loop={loop} onGo={go} />
        <p className="tb-hidden" role="status">
          Take {at + 1} of {takes.length}: {shown?.take?.name ?? 'gone from the board'}
        </p>
        <div className={classes.hints}>
          {!mine.ready && takes.length > 1 && <p>Swipe for the next take</p>}
          {!mine.ready && bars !== null && <p>Hold the picture to see it in the film</p>}
        </div>
        <div className={classes.foot}>
          <BallotLine mine={mine} />
          {mine.ready ? (
            <Waiting onBack={() => mine.setReady(false)} />
          ) : (
            <>
              {shown !== undefined && (
                <MarkBar
                  shown={shown}
                  given={given?.mark ?? null}
                  kinds={mine.remaining.map(({ mark }) => mark)}
                  onMark={(mark) => mine.mark(shown.id, mark)}
                  onWhy={() => setAsking('no')}
                />
              )}
              <button
                type="button"
                className={classes.none}
                aria-pressed={ballot.none !== null}
                onClick={none}
              >
                None is good
              </button>
              <Button className={classes.ready} fullWidth onClick={ready}>
                Ready
              </Button>
            </>
          )}
        </div>
      </div>
      {asking === 'no' && shown !== undefined && (
        <NoSheet
          role={session.me.role}
          given={given}
          onMark={(mark) => mine.mark(shown.id, mark)}
          onClose={() => setAsking(null)}
        />
      )}
      {asking === 'none' && (
        <NoneSheet ballot={ballot} onNone={mine.none} onClose={() => setAsking(null)} />
      )}
      {asking === 'shots' && <ShotsSheet round={round} onClose={() => setAsking(null)} />}
    </section>
  );
}
