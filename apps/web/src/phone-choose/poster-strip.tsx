import { useEffect, useRef } from 'react';
import type { KeyboardEvent } from 'react';
import type { Ballot } from '@takeboard/voting';
import type { ShotLoop } from '../wall/use-shot-loop.ts';
import { describeOnWall } from '../wall/wall-words.ts';
import { useKeyLabels } from '../wall/key-labels.ts';
import { MarkSign } from './mark-sign.tsx';
import type { ShownTake } from './shown-take.ts';
import classes from './phone-choose.module.css';

/** All takes of the shot side by side, with my marks; a tap goes there. */
export function PosterStrip({
  takes,
  at,
  ballot,
  loop,
  onGo,
}: {
  takes: readonly ShownTake[];
  at: number;
  ballot: Ballot;
  loop: ShotLoop;
  onGo: (at: number) => void;
}) {
  const keys = useKeyLabels();
  const strip = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const box = strip.current?.getBoundingClientRect();
    const one = strip.current?.children[at]?.getBoundingClientRect();
    if (box === undefined || one === undefined) return;
    // Not scrollIntoView, which would move the page with it.
    strip.current?.scrollBy({ left: one.left + one.width / 2 - box.left - box.width / 2 });
  }, [at]);
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    const to = { ArrowLeft: at - 1, ArrowRight: at + 1, Home: 0, End: takes.length - 1 }[event.key];
    if (to === undefined || takes[to] === undefined) return;
    event.preventDefault();
    onGo(to);
    (event.currentTarget.children[to] as HTMLElement | undefined)?.focus();
  };
  return (
    <div
      ref={strip}
      className={classes.strip}
      role="listbox"
      aria-label="Takes of the shot"
      aria-orientation="horizontal"
      tabIndex={-1}
      onKeyDown={onKeyDown}
    >
      {takes.map(({ id, take, refused }, i) => {
        const mark = ballot.marks[id];
        return (
          // Its list hears the keys.
          // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
          <div
            key={id}
            role="option"
            className={classes.still}
            aria-selected={i === at}
            aria-label={describeOnWall({
              take,
              place: i + 1,
              of: takes.length,
              keyLabel: keys[i] ?? 'none',
              mark,
              short: take === undefined ? 0 : (loop.loopOf(take)?.short ?? 0),
              trouble: refused,
            })}
            tabIndex={i === at ? 0 : -1}
            data-take={id}
            data-mark={mark?.mark}
            onClick={() => onGo(i)}
          >
            {take?.poster && (
              <img src={`/media/${take.poster}`} alt="" decoding="async" draggable={false} />
            )}
            {mark !== undefined && <MarkSign mark={mark.mark} />}
          </div>
        );
      })}
    </div>
  );
}
