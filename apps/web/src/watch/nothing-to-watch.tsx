import { useBoardValue } from '../live/use-session.tsx';
import type { Film } from '../player/film.ts';
import { AddSong } from '../song/add-song.tsx';
import { PutOnSongButton } from '../timeline/edits/put-on-song.tsx';
import classes from './watch.module.css';

/** In the place of the film while there is none: what is missing, and the one next step. */
export function NothingToWatch({ film }: { film: Film | null }) {
  const shots = useBoardValue((board) => board.shots().length);
  if (film === null) {
    return (
      <section className={classes.nothing} aria-label="Watch" tabIndex={-1}>
        <h2>There is no film without the song</h2>
        <p>The shots hang on it. Add the song, then put the shots on its bars.</p>
        <AddSong />
      </section>
    );
  }
  return (
    <section className={classes.nothing} aria-label="Watch" tabIndex={-1}>
      <h2>No shot hangs on the song yet</h2>
      <p>
        {shots === 0
          ? 'Make the first shots on the board, then put them on the song.'
          : 'Put the shots on the song evenly, by their planned bars, or by tapping along.'}
      </p>
      {shots > 0 && <PutOnSongButton />}
    </section>
  );
}
