import { Button } from '@mantine/core';
import { ChevronLeft, ChevronRight, CircleCheck, Pause, Play, X } from 'lucide-react';
import { useEffect, useRef } from 'react';
import type { Take } from '../api/wire.ts';
import { useBoardValue, useSession, useSessionValue } from '../live/use-session.tsx';
import { usePlayer, usePlayerState } from '../player/player-context.tsx';
import { sayTooShort } from '../takes/say-take.ts';
import { useShortTakes } from '../takes/short-takes.ts';
import { usePicks } from '../takes/take-queries.ts';
import { TakeTile } from '../takes/take-tile.tsx';
import { useAuditionedTakes } from './auditioned-takes.ts';
import { auditionOf } from './audition-store.ts';
import type { Audition } from './audition-store.ts';
import classes from './audition.module.css';

/** Pixels; tiles have the shape of the board's picture. */
const WIDTH = 96;

/** The takes of the shot beside each other, and what can be done without holding a key. */
export function AuditionFoot({
  take,
  now,
  hasFilm,
  onStep,
  onPick,
}: {
  take: Take;
  now: Audition;
  /** Whether it plays in the film: alone a take has controls of its own. */
  hasFilm: boolean;
  onStep: (by: 1 | -1) => void;
  onPick: () => void;
}) {
  const session = useSession();
  const store = auditionOf(session);
  const picks = usePicks();
  const short = useShortTakes();
  const readOnly = useSessionValue((s) => s.readOnly());
  const picture = useBoardValue((board) => board.picture()) ?? { width: 16, height: 9 };
  const takes = useAuditionedTakes(take);
  const at = takes.findIndex(({ id }) => id === take.id);
  const pickId = take.shotId === null ? undefined : picks.get(take.shotId)?.takeId;
  const size = { width: WIDTH, height: Math.round((WIDTH * picture.height) / picture.width) };
  const missing = short.get(take.id) ?? 0;
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const tile = list.current?.querySelector(`[data-take="${take.id}"]`);
    tile?.scrollIntoView({ block: 'nearest', inline: 'center' });
  }, [take.id]);

  return (
    <div className={classes.foot}>
      {takes.length > 1 && (
        <div
          ref={list}
          className={classes.takes}
          role="listbox"
          aria-label="Takes of the shot"
          aria-orientation="horizontal"
          tabIndex={-1}
        >
          {takes.map((one, i) => (
            <TakeTile
              key={one.id}
              take={one}
              size={size}
              selected={one.id === take.id}
              picked={one.id === pickId}
              short={short.get(one.id) ?? 0}
              focusable={one.id === take.id}
              place={{ at: i + 1, of: takes.length }}
              onClick={() => store.change(one.id)}
            />
          ))}
        </div>
      )}
      <p className="tb-hidden" role="status">
        Take {at + 1} of {takes.length}: {take.name}
        {missing > 0 && `, ${sayTooShort(missing)}`}
        {!take.seen && ', unseen'}
      </p>
      <div className={classes.actions}>
        <span className={classes.said} data-bad={missing > 0 || undefined}>
          {missing > 0 && `${sayTooShort(missing)}: its last picture stands still`}
        </span>
        {now.held ? (
          <Hint several={takes.length > 1} />
        ) : (
          <>
            <Button
              variant="default"
              aria-label="The take before"
              disabled={at <= 0}
              onClick={() => onStep(-1)}
            >
              <ChevronLeft size={16} aria-hidden="true" />
            </Button>
            {hasFilm && <PlayButton />}
            <Button
              variant="default"
              aria-label="The take after"
              disabled={at === takes.length - 1}
              onClick={() => onStep(1)}
            >
              <ChevronRight size={16} aria-hidden="true" />
            </Button>
            {!readOnly && take.shotId !== null && (
              <Button
                variant="default"
                leftSection={<CircleCheck size={15} aria-hidden="true" />}
                title="P"
                onClick={onPick}
              >
                {pickId === take.id ? 'Take back' : 'Pick'}
              </Button>
            )}
            <Button
              variant="default"
              leftSection={<X size={15} aria-hidden="true" />}
              title="Esc"
              onClick={store.close}
            >
              Close
            </Button>
          </>
        )}
      </div>
    </div>
  );
}

function Hint({ several }: { several: boolean }) {
  return (
    <span className={classes.hint}>
      {several && (
        <span className={classes.byKey}>
          <kbd>←</kbd> <kbd>→</kbd> another take ·{' '}
        </span>
      )}
      let go to go back
      <span className={classes.byKey}>
        {' '}
        · tap <kbd>Space</kbd> instead to keep it open
      </span>
    </span>
  );
}

function PlayButton() {
  const player = usePlayer();
  const playing = usePlayerState((state) => state.playing);
  return (
    <Button
      variant="default"
      aria-label={playing ? 'Stop' : 'Play'}
      title="K"
      onClick={() => player.toggle()}
    >
      {playing ? <Pause size={16} aria-hidden="true" /> : <Play size={16} aria-hidden="true" />}
    </Button>
  );
}
