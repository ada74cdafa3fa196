import type { Ballot } from '@takeboard/voting';
import type { Take } from '../api/wire.ts';
import { SIGNS } from './wall-words.ts';
import classes from './docked-takes.module.css';

/** What I have marked on other pages stays in sight; a press goes there. */
export function DockedTakes({
  takes,
  byId,
  ballot,
  color,
  aspect,
  placeOf,
  onGo,
}: {
  readonly takes: readonly string[];
  readonly byId: ReadonlyMap<string, Take>;
  readonly ballot: Ballot;
  readonly color: string;
  readonly aspect: number;
  /** From 1, among all takes of the wall. */
  readonly placeOf: (takeId: string) => number;
  readonly onGo: (takeId: string) => void;
}) {
  if (takes.length === 0) return <div />;
  return (
    <section
      className={classes.dock}
      aria-label="Your marks on other pages"
      style={{ '--mine': color, '--aspect': aspect } as React.CSSProperties}
    >
      <h3 className={classes.title}>On other pages</h3>
      <div className={classes.row}>
        {takes.map((id) => {
          const mark = ballot.marks[id]?.mark ?? 'like';
          const take = byId.get(id);
          return (
            <button
              key={id}
              type="button"
              className={classes.take}
              data-mark={mark}
              title={take?.name}
              aria-label={`${mark === 'love' ? 'You love' : 'You like'} take ${placeOf(id)}: go to it`}
              onClick={() => onGo(id)}
            >
              {take?.poster && <img src={`/media/${take.poster}`} alt="" draggable={false} />}
              <span className={classes.mark} data-sign={SIGNS[mark]} aria-hidden="true" />
            </button>
          );
        })}
      </div>
    </section>
  );
}
