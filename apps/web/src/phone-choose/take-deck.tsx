import { useMediaQuery } from '@mantine/hooks';
import { Play } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { Mark } from '@takeboard/voting';
import { auditionOf, useAudition } from '../audition/audition-store.ts';
import { useBoardValue, useSession } from '../live/use-session.tsx';
import { sayShort } from '../takes/say-take.ts';
import { LoopedTake } from '../wall/looped-take.tsx';
import type { ShotLoop } from '../wall/use-shot-loop.ts';
import { saySeconds } from '../wall/wall-words.ts';
import { MarkSign } from './mark-sign.tsx';
import type { ShownTake } from './shown-take.ts';
import { useSwipeDeck } from './use-swipe-deck.ts';
import classes from './phone-choose.module.css';

/**
 * One take, as large as the screen is wide. A finger that goes sideways brings the next one or the one
 * before, a finger held on it shows it in the film. Only the take in front plays; those beside it stand
 * ready.
 */
export function TakeDeck({
  takes,
  at,
  mark,
  loop,
  rests,
  onStep,
}: {
  takes: readonly ShownTake[];
  at: number;
  mark: Mark | null;
  loop: ShotLoop;
  /** Nothing moves: I have handed in. */
  rests: boolean;
  onStep: (by: 1 | -1) => void;
}) {
  const session = useSession();
  const picture = useBoardValue((board) => board.picture()) ?? { width: 16, height: 9 };
  const calm = useMediaQuery('(prefers-reduced-motion: reduce)', false, {
    getInitialValueInEffect: false,
  });
  const auditioned = useAudition((store) => store.now() !== null);
  const [asked, setAsked] = useState<string | null>(null);
  const [failed, setFailed] = useState<{ readonly id: string; readonly why: string | null }>();
  const [onFailure] = useState(() => (id: string, why: string | null) => setFailed({ id, why }));
  const shown = takes[at];
  const { ref, ...touched } = useSwipeDeck({
    takeId: shown?.id ?? '',
    may: (way) => takes[at + way] !== undefined,
    calm,
    onStep,
  });
  // The film of it is made ready before the finger has lain still for long enough.
  const id = shown?.take === undefined ? null : shown.id;
  useEffect(() => {
    auditionOf(session).expect(id);
    return () => auditionOf(session).expect(null);
  }, [session, id]);
  if (shown === undefined) return null;

  const { take, refused } = shown;
  const moves = !rests && !auditioned && (!calm || asked === shown.id);
  const short = take === undefined ? 0 : (loop.loopOf(take)?.short ?? 0);
  const trouble = refused ?? (failed?.id === shown.id ? failed.why : null);
  return (
    // What fingers do here, buttons and keys do as well.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
    <div
      ref={ref}
      className={classes.deck}
      style={{ '--shape': `${picture.width} / ${picture.height}` } as React.CSSProperties}
      data-take={shown.id}
      {...touched}
    >
      {[at - 1, at, at + 1].map((index) => {
        const one = takes[index];
        return (
          one !== undefined && (
            <div
              key={one.id}
              className={classes.pane}
              style={{ '--side': index - at } as React.CSSProperties}
            >
              {one.take !== undefined && (
                <LoopedTake
                  take={one.take}
                  loop={loop}
                  aspect={picture.width / picture.height}
                  plays={index === at && moves && one.take.state === 'ready'}
                  onFailure={onFailure}
                />
              )}
            </div>
          )
        );
      })}
      {trouble !== null && (
        <p className={classes.trouble} role="alert">
          {trouble}
        </p>
      )}
      {mark !== null && (
        <span key={mark} className={classes.badge}>
          <MarkSign mark={mark} />
        </span>
      )}
      <p className={`${classes.caption} tb-mono`}>
        {at + 1} of {takes.length}
        {take?.facts && ` · ${saySeconds(take.facts)}`}
        {short > 0 && <span data-bad> · {sayShort(short)}</span>}
      </p>
      {calm && !rests && !moves && !auditioned && trouble === null && (
        <button type="button" className={classes.play} onClick={() => setAsked(shown.id)}>
          <Play size={18} aria-hidden="true" /> Play the take
        </button>
      )}
    </div>
  );
}
