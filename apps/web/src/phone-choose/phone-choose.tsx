import { Button } from '@mantine/core';
import { ChevronDown, Volume2, VolumeX } from 'lucide-react';
import { useState } from 'react';
import { useMyBallot } from '../ballot/use-my-ballot.ts';
import { chooseDeskOf } from '../choose/choose-desk.ts';
import { useChoosing } from '../choose/round-context.tsx';
import type { Round, RoundShot } from '../choose/round-wire.ts';
import { nextForMe } from '../choose/stage-of.ts';
import { useKeyHelp } from '../commands/commands.tsx';
import { useBoardValue, useSession } from '../live/use-session.tsx';
import { useShortTakes } from '../takes/short-takes.ts';
import { useTakes } from '../takes/take-queries.ts';
import { MarkBar, sayLeft } from './mark-bar.tsx';
import { NONE_REASONS, NO_REASONS } from './quick-reasons.ts';
import { PosterStrip } from './poster-strip.tsx';
import { sayBlind } from './say-blind.ts';
import { ShotsSheet, sayShotsLeft } from './shots-sheet.tsx';
import { useShotStretch } from './shot-stretch.ts';
import { TakeDeck } from './take-deck.tsx';
import { PHONE_KEYS, usePhoneKeys } from './use-phone-keys.ts';
import { useShotSong } from './use-shot-song.ts';
import type { ShotSong } from './use-shot-song.ts';
import type { ShotStretch } from './shot-stretch.ts';
import { Waiting } from './waiting.tsx';
import { WhySheet } from './why-sheet.tsx';
import classes from './phone-choose.module.css';

/** Choosing one shot with one thumb: a take at a time, its marks under it, and ready. */
export function PhoneChoose({ round, shot }: { round: Round; shot: RoundShot }) {
  const stretch = useShotStretch(shot.shotId);
  const song = useShotSong(stretch);
  return (
    // Each shot begins at its first take, and an answered question is not asked of the next.
    <ShotInHand
      key={`${shot.shotId} ${shot.turn}`}
      round={round}
      shot={shot}
      stretch={stretch}
      song={song}
    />
  );
}

function ShotInHand({
  round,
  shot,
  stretch,
  song,
}: {
  round: Round;
  shot: RoundShot;
  stretch: ShotStretch | null;
  song: ShotSong;
}) {
  useKeyHelp(PHONE_KEYS);
  const session = useSession();
  const { me, faceOf } = useChoosing();
  const { byId } = useTakes();
  const short = useShortTakes();
  const mine = useMyBallot(round, shot);
  const title = useBoardValue((board) => board.shot(shot.shotId)?.title ?? '');
  const [wanted, setWanted] = useState<string | null>(null);
  const [asking, setAsking] = useState<'no' | 'none' | 'shots' | null>(null);

  const takes = shot.takes.flatMap((id) => {
    const take = byId.get(id);
    return take?.state === 'ready' && take.shotId === shot.shotId ? [take] : [];
  });
  const gone = shot.takes.length - takes.length;
  const found = takes.findIndex(({ id }) => id === wanted);
  const at = found === -1 ? 0 : found;
  const take = takes[at];
  const { ballot } = mine;
  const isOwnPace = round.pace === 'deadline';
  const next = me === null ? undefined : nextForMe(round, me, shot.shotId);

  const go = (to: number) => setWanted(takes[to]?.id ?? wanted);
  const goToShot = (shotId: string) => {
    setAsking(null);
    const desk = chooseDeskOf(session);
    desk.set({ at: new Map([...desk.state().at, [round.id, shotId]]) });
  };
  const sayReady = () => {
    // A press may come before what the last one did is drawn: the ballot itself refuses.
    mine.setReady(true);
    const isAllowed = Object.values(ballot.marks).some(({ mark }) => mark !== 'no');
    if (isOwnPace && next !== undefined && (isAllowed || ballot.none !== null)) {
      goToShot(next.shotId);
    }
  };
  const askNo = () => setAsking('no');
  const none = () => {
    if (ballot.none !== null) mine.none(null);
    else {
      mine.none('');
      setAsking('none');
    }
  };
  usePhoneKeys({
    step: (by) => go(at + by),
    mark(place, mark) {
      const one = takes[place];
      if (one === undefined) return;
      setWanted(one.id);
      mine.mark(one.id, ballot.marks[one.id]?.mark === mark ? null : { mark });
    },
    no() {
      if (take === undefined) return;
      mine.mark(take.id, { mark: 'no' });
      askNo();
    },
    none,
    ready: sayReady,
  });

  return (
    <section className={classes.room} aria-label={`Choosing shot ${shot.label}`}>
      <div className={classes.choose}>
        <header className={classes.head}>
          <h2 className={classes.title}>
            <span className="tb-number">{shot.label}</span>{' '}
            <span className="tb-line">{title || 'Untitled shot'}</span>
          </h2>
          {isOwnPace ? (
            <button type="button" className={classes.place} onClick={() => setAsking('shots')}>
              {sayShotsLeft(round, me?.userId ?? '')} <ChevronDown size={16} aria-hidden="true" />
            </button>
          ) : (
            <p className={`${classes.place} tb-mono`}>
              <span className="tb-hidden">shot </span>
              {shot.position + 1} <span aria-hidden="true">/</span>
              <span className="tb-hidden">of</span> {round.shots.length}
            </p>
          )}
        </header>
        <SongLine stretch={stretch} song={song} />
        {take === undefined ? (
          <p className={classes.nothing}>
            No take of this shot can be seen any more. Say that none is good, or talk about it.
          </p>
        ) : (
          <>
            <TakeDeck
              takes={takes}
              at={at}
              mark={ballot.marks[take.id]?.mark ?? null}
              short={short.get(take.id) ?? 0}
              stretch={stretch}
              soundOn={song.status === 'playing'}
              onStep={(by) => go(at + by)}
            />
            <PosterStrip takes={takes} at={at} ballot={ballot} short={short} onGo={go} />
          </>
        )}
        <p className="tb-hidden" role="status">
          {take !== undefined && `Take ${at + 1} of ${takes.length}: ${take.name}`}
        </p>
        <div className={classes.hints}>
          {takes.length > 1 && <p>Swipe for the next take</p>}
          {take !== undefined && <p>Hold the picture to see it in the film</p>}
          {gone > 0 && (
            <p>
              {gone === 1
                ? '1 take is under this shot no more and is left out.'
                : `${gone} takes are under this shot no more and are left out.`}
            </p>
          )}
        </div>
        <div
          className={classes.foot}
          style={{ '--me': faceOf(me?.userId ?? '').color } as React.CSSProperties}
        >
          {mine.unsent > 0 && (
            <p className={classes.unsent} role="status">
              {mine.unsent === 1 ? '1 thing you did is' : `${mine.unsent} things you did are`} still
              on the way: kept on this phone until it has arrived.
            </p>
          )}
          {mine.ready ? (
            <Waiting onBack={() => mine.setReady(false)} />
          ) : (
            <>
              {mine.refused !== null && (
                <p className={classes.refused} role="alert">
                  {mine.refused}
                </p>
              )}
              {take !== undefined && (
                <MarkBar
                  take={take}
                  ballot={ballot}
                  remaining={mine.remaining}
                  onMark={(mark) => mine.mark(take.id, mark)}
                  onWhy={askNo}
                />
              )}
              <p className={classes.left}>{sayLeft(mine.remaining)}</p>
              <button
                type="button"
                className={classes.none}
                aria-pressed={ballot.none !== null}
                onClick={none}
              >
                {ballot.none === null ? 'None is good' : 'None is good: take it back'}
              </button>
              <Button className={classes.ready} size="lg" fullWidth onClick={sayReady}>
                Ready
              </Button>
            </>
          )}
        </div>
      </div>
      {asking === 'no' && take !== undefined && (
        <WhySheet
          title="Not for me, because…"
          reasons={NO_REASONS}
          first={ballot.marks[take.id]?.reason ?? ''}
          done="Say it"
          ownFace={
            session.me.role === 'artist' && me?.part === 'decides'
              ? () => {
                  mine.mark(take.id, { mark: 'no', reason: 'My own face', ownFace: true });
                  setAsking(null);
                }
              : null
          }
          onSay={(reason) => {
            mine.mark(take.id, { mark: 'no', ...(reason !== '' && { reason }) });
            setAsking(null);
          }}
          onClose={() => setAsking(null)}
        />
      )}
      {asking === 'none' && (
        <WhySheet
          title="None is good: what should be different?"
          reasons={NONE_REASONS}
          first={ballot.none ?? ''}
          done="Say it"
          onSay={(reason) => {
            mine.none(reason);
            setAsking(null);
          }}
          onClose={() => setAsking(null)}
        />
      )}
      {asking === 'shots' && (
        <ShotsSheet round={round} onGo={goToShot} onClose={() => setAsking(null)} />
      )}
    </section>
  );
}

/** What is heard, and who cannot see what: a phone is silent until it is tapped, and says so. */
function SongLine({ stretch, song }: { stretch: ShotStretch | null; song: ShotSong }) {
  const { voters, me, nameOf } = useChoosing();
  const blind = sayBlind({
    deciders: voters
      .filter(
        ({ part, answer, userId }) =>
          part === 'decides' && answer !== 'skipped' && userId !== me?.userId,
      )
      .map(({ userId }) => nameOf(userId)),
    isDecider: me?.part === 'decides',
  });
  const isOn = song.status === 'playing';
  const are = stretch?.says.startsWith('Bars') === true ? 'are' : 'is';
  return (
    <div className={classes.line}>
      <p>
        {stretch === null
          ? 'This shot hangs nowhere on the song. '
          : isOn
            ? `${stretch.says} ${are} playing. `
            : ''}
        {song.failure !== null && <span role="alert">{song.failure} </span>}
        {blind}
      </p>
      {stretch !== null && song.status !== 'none' && (
        <button
          type="button"
          className={classes.sound}
          aria-label={isOn ? 'Stop the song' : `Sound needs a tap: play ${lower(stretch.says)}`}
          onClick={song.toggle}
        >
          {isOn ? (
            <Volume2 size={18} aria-hidden="true" />
          ) : (
            <>
              <VolumeX size={18} aria-hidden="true" /> Tap for {lower(stretch.says)}
            </>
          )}
        </button>
      )}
    </div>
  );
}

const lower = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);
