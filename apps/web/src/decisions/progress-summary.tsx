import { useMemo } from 'react';
import { useStanding } from '../choose/round-queries.ts';
import { useSectionsOfShots } from '../choose/use-scopes.ts';
import { useBoardValue, useSession } from '../live/use-session.tsx';
import { useShortTakes } from '../takes/short-takes.ts';
import { usePicks, useTakes } from '../takes/take-queries.ts';
import { PROGRESS_LINES, progressOf } from './progress.ts';
import type { Progress, ProgressShot } from './progress.ts';
import classes from './progress.module.css';

/** How far each part of the song has come: what is picked, and what is left for which reason. */
export function ProgressSummary({ onShot }: { onShot: () => void }) {
  const parts = useProgress();
  const session = useSession();
  const show = (shotId: string) => {
    session.setLookingAt(shotId);
    if (session.view() === 'choose') session.setView('board');
    onShot();
  };
  if (parts.length === 0) return <p className={classes.quiet}>There are no shots yet.</p>;
  return (
    <ul className={classes.progress} aria-label="Picked, by parts of the song">
      {parts.map((part) => (
        <li key={part.name}>
          <PartHead part={part} />
          {PROGRESS_LINES.map(([list, words]) => (
            <Line key={list} words={words} shots={part[list]} onShow={show} />
          ))}
        </li>
      ))}
    </ul>
  );
}

function PartHead({ part: { name, picked, shots } }: { part: Progress }) {
  return (
    <div className={classes.partHead}>
      <span className="tb-line" title={name}>
        {name}
      </span>
      <span className="tb-mono" data-whole={picked === shots || undefined}>
        {picked}/{shots} picked
      </span>
    </div>
  );
}

function Line({
  words,
  shots,
  onShow,
}: {
  words: string;
  shots: readonly ProgressShot[];
  onShow: (shotId: string) => void;
}) {
  if (shots.length === 0) return null;
  return (
    <div className={classes.line}>
      <span className={classes.lineName}>
        {words} <span className={classes.count}>{shots.length}</span>
      </span>
      <span className={classes.lineShots}>
        {shots.map(({ id, label }) => (
          <button
            key={id}
            type="button"
            className="tb-number"
            aria-label={`Shot ${label}`}
            onClick={() => onShow(id)}
          >
            {label}
          </button>
        ))}
      </span>
    </div>
  );
}

function useProgress(): readonly Progress[] {
  const { byShot } = useTakes();
  const shots = useBoardValue((board) => board.shots());
  const sections = useSectionsOfShots();
  const standing = useStanding();
  const picks = usePicks();
  const short = useShortTakes();
  return useMemo(
    () =>
      progressOf({
        shots,
        sections,
        standing,
        picks,
        takesOf: (shotId) => byShot.get(shotId)?.all ?? [],
        isShort: (takeId) => short.has(takeId),
      }),
    [shots, sections, standing, picks, byShot, short],
  );
}
