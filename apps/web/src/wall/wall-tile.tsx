import { Heart, X } from 'lucide-react';
import { memo, useCallback, useEffect, useRef, useState } from 'react';
import type { FocusEvent, MouseEvent } from 'react';
import type { Mark, TakeMark } from '@takeboard/voting';
import type { Take } from '../api/wire.ts';
import { useHoldPicture } from '../audition/use-hold-picture.ts';
import { sayShort } from '../takes/say-take.ts';
import { LoopedTake } from './looped-take.tsx';
import type { ShotLoop } from './use-shot-loop.ts';
import { SIGNS, describeOnWall, saySeconds } from './wall-words.ts';
import classes from './wall-tile.module.css';

interface Props {
  readonly takeId: string;
  /** Undefined for one that is gone from the board. */
  readonly take: Take | undefined;
  /** From 1, among all takes of the wall. */
  readonly place: number;
  readonly of: number;
  readonly keyLabel: string;
  readonly mark: TakeMark | undefined;
  /** My colour on this board. */
  readonly color: string;
  /** Why it can get no new mark. */
  readonly refused: string | null;
  readonly loop: ShotLoop;
  readonly aspect: number;
  /** False shows a still, until the pointer or the focus is on it. */
  readonly plays: boolean;
  readonly focusable: boolean;
  readonly onMark: (takeId: string, mark: Mark) => void;
  readonly onStand: (takeId: string) => void;
  readonly onPainted: (takeId: string, count: number) => void;
}

/** Milliseconds until a take that did not play is tried again. */
const AGAIN = 4_000;

/** A take on the wall: its picture, its key, my mark on it, how long it is. */
export const WallTile = memo(function WallTile(props: Props) {
  const { takeId, take, mark, color, loop, aspect, refused, keyLabel } = props;
  const [looked, setLooked] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const [tries, setTries] = useState(0);
  const hold = useHoldPicture(takeId);
  const { onPainted: tellPainted } = props;

  // Hundreds of frames are painted in a second: only the first after a failure says anything.
  const failed = useRef(false);
  const onPainted = useCallback(
    (id: string, count: number) => {
      if (failed.current) setFailure(null);
      failed.current = false;
      tellPainted(id, count);
    },
    [tellPainted],
  );
  const onFailure = useCallback((_id: string, why: string) => {
    failed.current = true;
    setFailure(why);
  }, []);
  useEffect(() => {
    if (failure === null) return;
    const timer = setTimeout(() => setTries((before) => before + 1), AGAIN);
    return () => clearTimeout(timer);
  }, [failure, tries]);

  const isThere = take !== undefined && take.state === 'ready';
  const short = isThere ? (loop.loopOf(take)?.short ?? 0) : 0;
  const trouble =
    refused ??
    (take?.proxy === null
      ? 'It has no light copy to play. It can be marked all the same.'
      : failure === null
        ? null
        : 'It does not play: its light copy did not come, or cannot be decoded here. It can be marked all the same.');
  const corner = mark?.reason ?? (take?.hidden && mark === undefined ? 'hidden by you' : '');
  const onClick = (event: MouseEvent<HTMLElement>) => {
    if ((event.target as Element).closest('button') !== null) return;
    props.onMark(takeId, event.shiftKey ? 'love' : 'like');
  };
  const onFocus = (event: FocusEvent<HTMLElement>) => {
    setLooked(true);
    if (event.target === event.currentTarget) props.onStand(takeId);
  };
  return (
    // The wall hears the keys.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
    <div
      role="gridcell"
      tabIndex={props.focusable ? 0 : -1}
      className={classes.tile}
      aria-label={describeOnWall({ ...props, short, trouble })}
      aria-selected={mark?.mark === 'love' || mark?.mark === 'like'}
      title={take?.name}
      data-take={takeId}
      data-mark={mark?.mark}
      data-refused={refused !== null || undefined}
      style={
        {
          aspectRatio: aspect,
          '--mine': color,
          ...(take?.color ? { '--color': take.color } : {}),
        } as React.CSSProperties
      }
      {...hold}
      onClick={onClick}
      onFocus={onFocus}
      onBlur={() => setLooked(false)}
      onPointerEnter={() => setLooked(true)}
      onPointerLeave={() => setLooked(false)}
    >
      {isThere && (
        <span className={classes.picture}>
          <LoopedTake
            key={tries}
            take={take}
            loop={loop}
            aspect={aspect}
            plays={props.plays || looked}
            onPainted={onPainted}
            onFailure={onFailure}
          />
        </span>
      )}
      <kbd className={classes.key} aria-hidden="true">
        {keyLabel}
      </kbd>
      {trouble !== null && (
        <span className={classes.trouble} data-says={trouble} aria-hidden="true" />
      )}
      {mark !== undefined && (
        <span
          key={mark.mark}
          className={classes.mark}
          data-sign={SIGNS[mark.mark]}
          aria-hidden="true"
        />
      )}
      {corner !== '' && <span className={classes.reason} data-says={corner} aria-hidden="true" />}
      {isThere && take.facts !== null && (
        <span
          className={classes.length}
          data-bad={short > 0 || undefined}
          data-says={short > 0 ? sayShort(short) : saySeconds(take.facts)}
          aria-hidden="true"
        />
      )}
      {refused === null && (
        <span className={classes.offers}>
          {mark?.mark !== 'love' && (
            <button
              type="button"
              tabIndex={-1}
              aria-label={`Love take ${props.place}`}
              title="Love (Shift-click)"
              onClick={() => props.onMark(takeId, 'love')}
            >
              <Heart size={14} aria-hidden="true" />
            </button>
          )}
          {mark?.mark !== 'no' && (
            <button
              type="button"
              tabIndex={-1}
              aria-label={`Take ${props.place} is not for me`}
              title="Not for me, because… (X)"
              onClick={() => props.onMark(takeId, 'no')}
            >
              <X size={14} aria-hidden="true" />
            </button>
          )}
        </span>
      )}
    </div>
  );
});
