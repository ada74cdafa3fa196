import { useEffect, useRef } from 'react';
import type { KeyboardEvent } from 'react';
import type { Ballot, Mark } from '@takeboard/voting';
import type { Take } from '../api/wire.ts';
import { sayTooShort } from '../takes/say-take.ts';
import { lengthOf } from '../takes/take-time.ts';
import { MarkSign } from './mark-sign.tsx';
import classes from './phone-choose.module.css';

const SAYS: Readonly<Record<Mark, string>> = {
  love: 'loved by you',
  like: 'liked by you',
  no: 'not for you',
};

/** All takes of the shot side by side, with my marks; a tap goes there. */
export function PosterStrip({
  takes,
  at,
  ballot,
  short,
  onGo,
}: {
  takes: readonly Take[];
  at: number;
  ballot: Ballot;
  short: ReadonlyMap<string, number>;
  onGo: (at: number) => void;
}) {
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
    event.stopPropagation();
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
      {takes.map((take, i) => {
        const mark = ballot.marks[take.id]?.mark ?? null;
        return (
          <div
            key={take.id}
            role="option"
            className={classes.still}
            aria-selected={i === at}
            aria-label={describe(take, i, takes.length, mark, short.get(take.id) ?? 0)}
            aria-posinset={i + 1}
            aria-setsize={takes.length}
            tabIndex={i === at ? 0 : -1}
            data-take={take.id}
            data-mark={mark ?? undefined}
            onClick={() => onGo(i)}
            onKeyDown={(event) => {
              if (event.key === 'Enter') event.stopPropagation();
            }}
          >
            {take.poster !== null && (
              <img src={`/media/${take.poster}`} alt="" decoding="async" draggable={false} />
            )}
            {mark !== null && <MarkSign mark={mark} />}
          </div>
        );
      })}
    </div>
  );
}

function describe(take: Take, i: number, of: number, mark: Mark | null, short: number): string {
  const said = [`Take ${i + 1} of ${of}: ${take.name}`];
  if (take.facts !== null) said.push(`${lengthOf(take.facts).toFixed(1)} seconds`);
  if (short > 0) said.push(sayTooShort(short));
  if (mark !== null) said.push(SAYS[mark]);
  return said.join(', ');
}
