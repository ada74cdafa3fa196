import { Button } from '@mantine/core';
import { useMediaQuery, useReducedMotion } from '@mantine/hooks';
import { useEffect, useId, useMemo, useRef, useState } from 'react';
import type { Round } from '../choose/round-wire.ts';
import { chooseDeskOf } from '../choose/choose-desk.ts';
import { useReopen } from '../decisions/use-reopen.ts';
import { useBoardInfo } from '../api/board-queries.ts';
import type { Member } from '../api/wire.ts';
import { useKeyHelp } from '../commands/commands.tsx';
import { useSession } from '../live/use-session.tsx';
import { useFilm } from '../player/film.ts';
import type { Film } from '../player/film.ts';
import { usePlayer } from '../player/player-context.tsx';
import { useMarkShots } from '../timeline/marked-shots.ts';
import { usePicks } from '../takes/take-queries.ts';
import { tellFailure } from '../shell/toast.ts';
import { useOnScreen } from '../watch/use-on-screen.ts';
import { WatchView } from '../watch/watch-view.tsx';
import { Announce } from './announce.tsx';
import { ReopenLine } from './reopen-line.tsx';
import { leftOver, sumUp } from './round-summary.ts';
import { useStageFocus } from './use-stage-focus.ts';
import { useStageKeys } from './use-stage-keys.ts';
import classes from './whole-cut.module.css';

const KEYS = {
  group: 'The whole cut',
  rows: [
    ['r', 'Choose the shot that plays again'],
    ['escape', 'Rather not'],
  ],
} as const;

/**
 * After the last shot: the whole cut with the song, what the round picked marked on the timeline. Any
 * shot of it can be chosen again, and what is left without a pick is offered.
 */
export function WholeCut({ round, onDone }: { round: Round; onDone?: (() => void) | undefined }) {
  const film = useFilm();
  const session = useSession();
  const phone = useMediaQuery('(max-width: 640px)', false, { getInitialValueInEffect: false });
  const stage = useStageFocus<HTMLElement>();
  const title = useId();
  const decides = round.voters.some(
    ({ userId, part, answer }) =>
      userId === session.me.userId && part === 'decides' && answer !== 'skipped',
  );
  const marked = useMarked(round);
  useMarkShots(marked);
  usePlayFromTheBegin(film);
  const summary = sumUp(round);
  const leave = (view: 'watch' | 'board') => {
    session.setView(view);
    onDone?.();
  };
  return (
    <section
      ref={stage}
      className={classes.whole}
      data-stage
      tabIndex={-1}
      aria-labelledby={title}
      data-phone={phone || undefined}
    >
      <Announce>{`The whole cut. ${summary}.`}</Announce>
      <header className={classes.head}>
        <h2 id={title} className={classes.title}>
          The whole cut
        </h2>
        <p className={`${classes.summary} tb-mono`}>{summary}</p>
        <span className={classes.leave}>
          <Button variant="default" onClick={() => leave('board')}>
            Board
          </Button>
          <Button onClick={() => leave('watch')}>Watch</Button>
        </span>
      </header>
      <div className={classes.film}>
        <WatchView phone={phone} />
      </div>
      {decides && <Again round={round} film={film} />}
    </section>
  );
}

const NOBODY: readonly Member[] = [];

/** What of a round can be chosen again: the shot that plays, and those left without a pick. */
function Again({ round, film }: { round: Round; film: Film | null }) {
  useKeyHelp(KEYS);
  const player = usePlayer();
  const session = useSession();
  const members = useBoardInfo(session.boardId).data?.members ?? NOBODY;
  const picks = usePicks();
  const reopen = useReopen(members);
  const [asked, setAsked] = useState<{ readonly shotId: string; readonly label: string } | null>(
    null,
  );
  const played = useRef(false);
  const ask = (shotId: string, label: string) => {
    played.current = player.state().playing;
    player.pause();
    setAsked({ shotId, label });
  };
  const cancel = () => {
    setAsked(null);
    if (played.current) void player.play();
  };
  const again = ({ shotId, label }: NonNullable<typeof asked>, reason: string) => {
    const isOfRound = round.shots.some((shot) => shot.shotId === shotId);
    const decision = isOfRound ? { roundId: round.id } : picks.get(shotId);
    reopen.mutate(
      { shotId, name: label, decision, reason },
      {
        onSuccess: ({ id }) => chooseDeskOf(session).enter(id),
        onError: (why) => tellFailure(`${label} was not opened again`, why),
      },
    );
  };
  if (asked !== null) {
    return (
      <ReopenLine
        label={asked.label}
        busy={reopen.isPending}
        onCancel={cancel}
        onReopen={(reason) => again(asked, reason)}
      />
    );
  }
  const left = leftOver(round);
  return (
    <footer className={classes.foot}>
      {film !== null && film.cut.entries.length > 0 && (
        <PlayingShot round={round} film={film} onAgain={ask} />
      )}
      {left.length > 0 && (
        <ul className={classes.left} aria-label="Without a pick">
          {left.map(({ shot, why }) => (
            <li key={shot.shotId}>
              <Button
                variant="default"
                size="compact-md"
                onClick={() => ask(shot.shotId, shot.label)}
              >
                <span className="tb-hidden">Choose again: </span>
                <span className="tb-line">{shot.label}</span>
                <span className={classes.why}>{why}</span>
              </Button>
            </li>
          ))}
        </ul>
      )}
    </footer>
  );
}

function PlayingShot({
  round,
  film,
  onAgain,
}: {
  round: Round;
  film: Film;
  onAgain: (shotId: string, label: string) => void;
}) {
  const session = useSession();
  const { entry } = useOnScreen(film);
  const shotId = entry?.slot.shotId;
  const ofRound = round.shots.find((shot) => shot.shotId === shotId);
  const shot = session.board.shot(shotId ?? '');
  const label = ofRound?.label ?? `${shot?.label ?? ''} ${shot?.title ?? ''}`.trim();
  const again = () => {
    if (shotId !== undefined && shot !== undefined) onAgain(shotId, label);
  };
  useStageKeys((key) => {
    if (key !== 'R') return false;
    again();
    return true;
  });
  return (
    <Button
      variant="default"
      className={classes.again}
      disabled={shot === undefined}
      rightSection={<kbd aria-hidden="true">R</kbd>}
      onClick={again}
    >
      <span className="tb-line">Choose {label} again</span>
    </Button>
  );
}

/** The shots a round has picked; the same set until they are others. */
function useMarked(round: Round): ReadonlySet<string> {
  const ids = round.shots
    .filter(({ state }) => state === 'picked')
    .map(({ shotId }) => shotId)
    .join(' ');
  return useMemo(() => new Set(ids.split(' ').filter((id) => id !== '')), [ids]);
}

/** Begins at the begin of the song, once; whoever asked for less motion presses play. */
function usePlayFromTheBegin(film: Film | null): void {
  const player = usePlayer();
  const still = useReducedMotion(false, { getInitialValueInEffect: false });
  const hasBegun = useRef(false);
  const isThere = film !== null && film.cut.entries.length > 0;
  useEffect(() => {
    if (!isThere || hasBegun.current) return;
    hasBegun.current = true;
    player.setLoop(null);
    if (still) player.seek(0);
    else void player.play(0);
  }, [isThere, player, still]);
}
