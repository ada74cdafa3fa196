import type { RoundShot, RoundShotReveal } from '../choose/round-wire.ts';
import { useTakes } from '../takes/take-queries.ts';
import { letterOf } from './letters.ts';
import { MarkChip } from './mark-chip.tsx';
import { marksByTake } from './marks-by-take.ts';
import type { SaidMark } from './marks-by-take.ts';
import { reasonOf } from './reveal-words.ts';
import type { Reader } from './reader.ts';
import { TakeStill } from './take-still.tsx';
import classes from './reveal.module.css';

/** Everybody's marks, take by take, the pick first; each ✗ with its reason, advice apart. */
export function MarksList({
  shot,
  reveal,
  pick,
  reader,
}: {
  shot: RoundShot;
  reveal: RoundShotReveal;
  pick: string | null;
  reader: Reader;
}) {
  const { byId } = useTakes();
  const rows = marksByTake(reveal, pick === null ? shot.finalists : [pick, ...shot.finalists]);
  const unmarked = shot.takes.length - rows.length;
  return (
    <section className={classes.part} aria-label="Marks">
      <h3 className="tb-label">Marks</h3>
      <ul className={classes.marks}>
        {rows.map(({ takeId, deciding, advising }) => {
          const take = byId.get(takeId);
          const letter = shot.finalists.includes(takeId) ? letterOf(shot.finalists, takeId) : null;
          return (
            <li key={takeId} data-pick={takeId === pick || undefined}>
              <TakeStill take={take} />
              <div className={classes.marked}>
                <p className={classes.takeName}>
                  {letter !== null && <span className="tb-mono">{letter}</span>}
                  <span className="tb-line" title={take?.name}>
                    {take?.name ?? 'A take that is gone'}
                  </span>
                  {takeId === pick && <span className={classes.isPick}>the pick</span>}
                </p>
                <Chips marks={deciding} reader={reader} />
                {advising.length > 0 && (
                  <div className={classes.advice}>
                    <span className={classes.quiet}>advice</span>
                    <Chips marks={advising} reader={reader} />
                  </div>
                )}
              </div>
            </li>
          );
        })}
      </ul>
      {unmarked > 0 && (
        <p className={classes.quiet}>
          {unmarked === 1 ? '1 take has' : `${unmarked} takes have`} no mark.
        </p>
      )}
    </section>
  );
}

function Chips({ marks, reader }: { marks: readonly SaidMark[]; reader: Reader }) {
  return (
    <div className={classes.chips}>
      {marks.map(({ userId, mark }) => (
        <span key={userId} className={classes.said}>
          <MarkChip userId={userId} mark={mark} reader={reader} />
          {mark.mark === 'no' && reasonOf(mark) !== '' && (
            <span className={classes.reason} aria-hidden="true">
              {reasonOf(mark)}
            </span>
          )}
        </span>
      ))}
    </div>
  );
}
