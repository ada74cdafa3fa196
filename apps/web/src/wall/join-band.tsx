import { ChevronRight } from 'lucide-react';
import { useMemo } from 'react';
import type { Ballot } from '@takeboard/voting';
import type { Take } from '../api/wire.ts';
import { useInFilm } from '../audition/use-in-film.ts';
import { useBoardValue, useSession } from '../live/use-session.tsx';
import { usePicks, useTakes } from '../takes/take-queries.ts';
import { findJoin, sayJoin, takeInJoin } from './find-join.ts';
import type { JoinSide } from './find-join.ts';
import classes from './join-band.module.css';

/** How my take would join what is before it and after it: the last still, mine, the next first one. */
export function JoinBand({
  shotId,
  takes,
  ballot,
  standing,
  labelOf,
  color,
  aspect,
}: {
  readonly shotId: string;
  readonly takes: readonly string[];
  readonly ballot: Ballot;
  /** The take I stand on. */
  readonly standing: string | null;
  /** What is printed on the key of a take. */
  readonly labelOf: (takeId: string) => string;
  readonly color: string;
  readonly aspect: number;
}) {
  const { board } = useSession();
  const { byId } = useTakes();
  const picks = usePicks();
  const play = useInFilm();
  const parts = [
    useBoardValue((b) => b.cut()),
    useBoardValue((b) => b.shots()),
    useBoardValue((b) => b.slots()),
  ];
  const join = useMemo(
    () => findJoin(board, shotId, (id) => byId.get(picks.get(id)?.takeId ?? '')),
    // Those parts are what it is read from.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
    [board, shotId, byId, picks, ...parts],
  );
  const yours = takeInJoin(takes, ballot, standing);
  const take = yours === null ? undefined : byId.get(yours.takeId);
  const words = sayJoin(join, yours, yours === null ? '' : labelOf(yours.takeId));
  return (
    <section
      className={classes.band}
      aria-label="How it joins"
      style={{ '--aspect': aspect, '--mine': color } as React.CSSProperties}
    >
      <h3 className={classes.title}>How it joins</h3>
      <Side side={join.before} edge="before" />
      <ChevronRight size={14} aria-hidden="true" />
      <button
        type="button"
        className={classes.picture}
        data-mine={yours?.as ?? undefined}
        aria-label={take === undefined ? 'No take to play' : `Play ${take.name} in the film`}
        disabled={take?.state !== 'ready'}
        onClick={() => take !== undefined && play(take.id)}
      >
        <Still sha256={stillOf(take)} />
      </button>
      <ChevronRight size={14} aria-hidden="true" />
      <Side side={join.after} edge="after" />
      <p className={classes.words}>
        <span>{words}</span>
        <span className={classes.hint}>Space plays it in the film</span>
      </p>
    </section>
  );
}

function Side({ side, edge }: { side: JoinSide; edge: 'before' | 'after' }) {
  if (side.kind === 'take') {
    const { take, shot } = side;
    const still = edge === 'before' ? take.outStill : take.inStill;
    const what = edge === 'before' ? 'ends' : 'begins';
    return (
      <span className={classes.picture}>
        <Still sha256={still ?? take.poster} alt={`How shot ${shot.label} ${what}`} />
      </span>
    );
  }
  if (side.kind === 'panel') {
    return (
      <span className={classes.picture}>
        <Still sha256={side.image} alt={`The panel of shot ${side.shot.label}`} />
      </span>
    );
  }
  return (
    <span className={classes.picture} data-empty>
      {side.kind === 'open' ? (
        <>
          <span className="tb-number">{side.shot.label}</span>
          <span>no pick yet</span>
        </>
      ) : (
        <span>{edge === 'before' ? 'The film begins here' : 'The film ends here'}</span>
      )}
    </span>
  );
}

function Still({ sha256, alt = '' }: { sha256: string | null; alt?: string }) {
  return sha256 === null ? null : (
    <img src={`/media/${sha256}`} alt={alt} decoding="async" draggable={false} />
  );
}

const stillOf = (take: Take | undefined): string | null => take?.inStill ?? take?.poster ?? null;
