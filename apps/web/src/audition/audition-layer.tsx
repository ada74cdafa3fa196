import { useFocusTrap } from '@mantine/hooks';
import { useEffect, useMemo, useRef } from 'react';
import type { Take } from '../api/wire.ts';
import { useBoardValue, useSession } from '../live/use-session.tsx';
import { useKeyHelp } from '../commands/commands.tsx';
import { poolOf } from '../pool/pool-store.ts';
import { FilmBox } from '../player/film-box.tsx';
import { FilmView } from '../player/film-view.tsx';
import { filmWith, useFilm } from '../player/film.ts';
import { usePlayerState } from '../player/player-context.tsx';
import { tell } from '../shell/toast.ts';
import { TakePlayer } from '../takes/take-player.tsx';
import { useTakes } from '../takes/take-queries.ts';
import { AuditionBar } from './audition-bar.tsx';
import { AuditionFoot } from './audition-foot.tsx';
import { AuditionHead } from './audition-head.tsx';
import { auditionRange } from './audition-range.ts';
import { auditionOf, useAudition } from './audition-store.ts';
import type { Audition } from './audition-store.ts';
import { inFilm } from './in-film.ts';
import { standAgain } from './stand-again.ts';
import { useAuditionActions } from './use-audition-actions.ts';
import { useAuditionKeys } from './use-audition-keys.ts';
import { useAuditionPlay } from './use-audition-play.ts';
import { useFirstFrame } from './use-first-frame.ts';
import { useNeighbours } from './use-neighbours.ts';
import { useSeenInFilm } from './use-seen-in-film.ts';
import classes from './audition.module.css';

const KEYS = {
  group: 'A take in the film',
  rows: [
    ['space', 'Held on a take: in the film with the song, until let go; tapped: until Esc'],
    ['arrowleft arrowright', 'While it plays: another take of the shot'],
    ['p', 'While it plays: pick it, or take the pick back'],
  ],
} as const;

/**
 * A take in the film, over the whole page: two seconds before its slot, the take, two seconds after,
 * with the song. What the pointer or the keyboard stands on is made ready behind the scenes, so that
 * its first frame is there at once.
 */
export function AuditionLayer() {
  useKeyHelp(KEYS);
  const session = useSession();
  const { byId } = useTakes();
  const now = useAudition((store) => store.now());
  const next = useAudition((store) => store.next());
  const actions = useAuditionActions(now);
  useAuditionKeys(byId, actions);

  const take = byId.get(now?.takeId ?? next ?? '');
  const isGone = now !== null && take?.state !== 'ready';
  useEffect(() => {
    if (!isGone) return;
    auditionOf(session).close();
    tell('The take you were looking at is gone.');
  }, [isGone, session]);

  if (take?.state !== 'ready') return null;
  return <Stage take={take} now={now} onStep={actions.step} onPick={actions.pick} />;
}

function Stage({
  take,
  now,
  onStep,
  onPick,
}: {
  take: Take;
  /** Null while it is only made ready. */
  now: Audition | null;
  onStep: (by: 1 | -1) => void;
  onPick: () => void;
}) {
  const session = useSession();
  const film = useFilm();
  const playable = usePlayerState(({ status, failure }) =>
    status === 'none'
      ? 'The song is not ready to be played yet.'
      : status === 'failed'
        ? failure
        : null,
  );
  const isOpen = now !== null;
  // Read anew when the shots change: one may have been put on the song, or into the bin.
  useBoardValue((board) => board.shots());
  const { entry, alone } = inFilm(take, { film, board: session.board, playable });
  const tried = useMemo(
    () => (film === null || entry === null ? null : filmWith(film, entry.slot.id, take)),
    [film, entry, take],
  );
  const range = useMemo(
    () =>
      tried === null || entry === null ? null : auditionRange(entry, tried.song.mix, tried.fps),
    [tried, entry],
  );
  const plays = useAuditionPlay(isOpen, range);
  const onPainted = useFirstFrame(now);
  useSeenInFilm(isOpen, take, range);
  useNeighbours(isOpen && range !== null, take);

  const trap = useFocusTrap(isOpen);
  const last = useRef(take.id);
  useEffect(() => {
    if (isOpen) last.current = take.id;
  }, [isOpen, take.id]);
  useEffect(() => {
    if (!isOpen) return;
    const from = auditionOf(session).now()?.from ?? null;
    return () => standAgain(from, last.current, poolOf(session));
  }, [isOpen, session]);

  if (!isOpen && tried === null) return null;
  return (
    <div
      ref={trap}
      className={classes.layer}
      data-open={isOpen || undefined}
      aria-hidden={!isOpen || undefined}
      inert={!isOpen}
      {...(isOpen
        ? { role: 'dialog', 'aria-modal': true, 'aria-label': `${take.name} in the film` }
        : {})}
    >
      {isOpen && <AuditionHead take={take} />}
      <div className={classes.screen} tabIndex={-1} data-autofocus>
        {tried !== null && range !== null ? (
          <FilmBox film={tried}>
            <FilmView film={tried} at={plays ? undefined : range.from} onPainted={onPainted} />
          </FilmBox>
        ) : (
          <TakePlayer key={take.id} take={take} />
        )}
      </div>
      {isOpen && tried !== null && range !== null && entry !== null && (
        <AuditionBar film={tried} range={range} slotId={entry.slot.id} />
      )}
      {isOpen && alone !== null && (
        <p className={classes.alone} role="status">
          {alone}
        </p>
      )}
      {isOpen && (
        <AuditionFoot
          take={take}
          now={now}
          hasFilm={tried !== null}
          onStep={onStep}
          onPick={onPick}
        />
      )}
    </div>
  );
}
