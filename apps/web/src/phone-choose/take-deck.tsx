import { Play } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import type { PointerEvent } from 'react';
import { useMediaQuery } from '@mantine/hooks';
import type { Mark } from '@takeboard/voting';
import type { Take } from '../api/wire.ts';
import { useHoldPicture } from '../audition/use-hold-picture.ts';
import { auditionOf, useAudition } from '../audition/audition-store.ts';
import { useBoardValue, useSession } from '../live/use-session.tsx';
import { sayShort } from '../takes/say-take.ts';
import { lengthOf } from '../takes/take-time.ts';
import { MarkSign } from './mark-sign.tsx';
import type { ShotStretch } from './shot-stretch.ts';
import { newSwipe } from './swipe.ts';
import { TakeVideo } from './take-video.tsx';
import classes from './phone-choose.module.css';

/** Milliseconds in which a picture goes to its place when it is let go. */
const GLIDES = 160;

/**
 * One take, as large as the screen is wide. A finger that goes sideways brings the next one or the one
 * before, a finger held on it shows it in the film. Only the take in front plays; the next stands ready
 * behind it.
 */
export function TakeDeck({
  takes,
  at,
  mark,
  short,
  stretch,
  soundOn,
  onStep,
}: {
  takes: readonly Take[];
  at: number;
  mark: Mark | null;
  /** Frames it lacks in the slot of its shot. */
  short: number;
  stretch: ShotStretch | null;
  /** The song plays: then the picture moves, whoever wants less motion has asked for it. */
  soundOn: boolean;
  onStep: (by: 1 | -1) => void;
}) {
  const session = useSession();
  const picture = useBoardValue((board) => board.picture()) ?? { width: 16, height: 9 };
  const calm = useMediaQuery('(prefers-reduced-motion: reduce)', false, {
    getInitialValueInEffect: false,
  });
  const auditioned = useAudition((store) => store.now() !== null);
  const [asked, setAsked] = useState<string | null>(null);
  const deck = useRef<HTMLDivElement>(null);
  const latest = useRef({ takes, at, onStep });
  useEffect(() => {
    latest.current = { takes, at, onStep };
  });
  const [swipe] = useState(() =>
    newSwipe(
      () => deck.current?.clientWidth ?? 1,
      (way) => latest.current.takes[latest.current.at + way] !== undefined,
    ),
  );
  const take = takes[at];
  const hold = useHoldPicture(take?.id ?? '');
  // The film of it is made ready before the finger has been still for long enough.
  const id = take?.id ?? null;
  useEffect(() => {
    auditionOf(session).expect(id);
    return () => auditionOf(session).expect(null);
  }, [session, id]);
  if (take === undefined) return null;

  const moves = !auditioned && (!calm || soundOn || asked === take.id);
  const place = (pixels: number, glide: boolean) => {
    const { style } = deck.current ?? {};
    if (style === undefined) return;
    style.setProperty('--drag', `${pixels}px`);
    style.setProperty('--glide', glide && !calm ? `${GLIDES}ms` : '0ms');
  };
  const touchOf = (event: PointerEvent) => ({
    x: event.clientX,
    y: event.clientY,
    at: event.timeStamp,
  });
  const letGo = (event: PointerEvent, isMeant: boolean) => {
    const way = isMeant ? swipe.up(touchOf(event)) : 0;
    if (!isMeant) swipe.cancel();
    if (way === 0) {
      place(0, true);
      return;
    }
    const width = deck.current?.clientWidth ?? 0;
    // Where it was let go it goes on to its place; what was beside it is then in front.
    const from = Number.parseFloat(deck.current?.style.getPropertyValue('--drag') || '0');
    latest.current.onStep(way);
    place(from + way * width, false);
    requestAnimationFrame(() => requestAnimationFrame(() => place(0, true)));
  };
  const { frames, fps } = take.facts ?? { frames: 0, fps: { num: 24, den: 1 } };
  return (
    // What the fingers do here, keys and buttons do below it.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
    <div
      ref={deck}
      className={classes.deck}
      style={{ '--shape': `${picture.width} / ${picture.height}` } as React.CSSProperties}
      data-take={take.id}
      onPointerDown={(event) => {
        if (!event.isPrimary || event.button !== 0) return;
        if ((event.target as Element).closest('button') !== null) return;
        swipe.down(touchOf(event));
        hold.onPointerDown(event);
      }}
      onPointerMove={(event) => {
        hold.onPointerMove(event);
        if (auditioned) return;
        const was = swipe.isOn();
        const pixels = swipe.move(touchOf(event));
        if (!swipe.isOn()) return;
        if (!was) event.currentTarget.setPointerCapture(event.pointerId);
        place(pixels, false);
      }}
      onPointerUp={(event) => {
        hold.onPointerUp();
        letGo(event, !auditioned);
      }}
      onPointerCancel={(event) => {
        hold.onPointerCancel();
        letGo(event, false);
      }}
      onContextMenu={hold.onContextMenu}
    >
      {[at - 1, at, at + 1].map((index) => {
        const one = takes[index];
        if (one === undefined) return null;
        return (
          <div
            key={one.id}
            className={classes.pane}
            style={{ '--side': index - at } as React.CSSProperties}
          >
            {index < at ? (
              one.poster !== null && (
                <img className={classes.video} src={`/media/${one.poster}`} alt="" />
              )
            ) : (
              <TakeVideo take={one} stretch={stretch} running={index === at && moves} />
            )}
          </div>
        );
      })}
      {mark !== null && (
        <span className={classes.badge}>
          <MarkSign mark={mark} />
        </span>
      )}
      <p className={classes.caption}>
        <span className="tb-mono">
          {at + 1} of {takes.length} · {lengthOf({ frames, fps }).toFixed(1)} s
        </span>
        {short > 0 && (
          <span className="tb-mono" data-bad>
            {' '}
            · {sayShort(short)}
          </span>
        )}
      </p>
      {!moves && !auditioned && (
        <button type="button" className={classes.play} onClick={() => setAsked(take.id)}>
          <Play size={20} aria-hidden="true" /> Play the take
        </button>
      )}
    </div>
  );
}
