import type { Take } from '../api/wire.ts';
import { useBoardValue } from '../live/use-session.tsx';
import { SongPlace, useSongPlace } from '../shot/song-place.tsx';
import { shotOf } from '../takes/take-queries.ts';
import { useAuditionedTakes } from './auditioned-takes.ts';
import classes from './audition.module.css';

/** Which take of which shot is seen, and where in the film that is. */
export function AuditionHead({ take }: { take: Take }) {
  const shot = useBoardValue((board) => shotOf(take, board));
  const place = useSongPlace(shot?.id ?? '');
  const takes = useAuditionedTakes(take);
  const at = takes.findIndex(({ id }) => id === take.id) + 1;
  return (
    <div className={classes.head}>
      <h2 className={classes.title}>
        {shot === undefined ? (
          <span className="tb-line">{take.name}</span>
        ) : (
          <>
            <span className="tb-number">{shot.label}</span>
            <span className="tb-line">{shot.title || 'Untitled shot'}</span>
          </>
        )}
      </h2>
      <p className={classes.which}>
        <span className="tb-mono">
          take {at} of {takes.length}
        </span>
        {shot !== undefined && (
          <span className="tb-line" title={take.name}>
            {take.name}
          </span>
        )}
      </p>
      {shot !== undefined && place !== null && <SongPlace shot={shot} place={place} />}
    </div>
  );
}
