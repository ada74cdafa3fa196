import type { Take } from '../api/wire.ts';
import classes from './sorting.module.css';

/** As many as stand beside each other. */
const MOST_SHOWN = 8;

/** The takes that come along with the one that plays. */
export function Along({ takes }: { takes: readonly Take[] }) {
  const more = takes.length - MOST_SHOWN;
  return (
    <div className={classes.along} role="group" aria-label={`${takes.length} takes come along`}>
      {takes.slice(0, MOST_SHOWN).map((take) => (
        <span
          key={take.id}
          className={classes.small}
          title={take.name}
          style={{ background: take.color ?? undefined }}
        >
          {take.poster !== null && (
            <img src={`/media/${take.poster}`} alt={take.name} decoding="async" />
          )}
        </span>
      ))}
      {more > 0 && <span className="tb-mono">+{more}</span>}
    </div>
  );
}
