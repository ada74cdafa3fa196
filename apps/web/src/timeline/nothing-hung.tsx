import { useBoardValue, useSessionValue } from '../live/use-session.tsx';
import type { SongFacts } from './song-facts.ts';
import classes from './song-band.module.css';

/** In the place of the slots while no shot hangs on the song: what would stand here, and how. */
export function NothingHung({ facts: { cut } }: { facts: SongFacts }) {
  const shots = useBoardValue((board) => board.shots().length);
  const readOnly = useSessionValue((session) => session.readOnly());
  if (cut.entries.length > 0) return null;
  const says =
    shots === 0
      ? 'The shots hang here, as soon as there are any.'
      : readOnly
        ? 'No shot hangs on the song yet.'
        : 'No shot hangs on the song yet. Put them all on it, or drag one here.';
  return <p className={classes.nothing}>{says}</p>;
}
