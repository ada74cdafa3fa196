import { Button } from '@mantine/core';
import { setMix } from '@takeboard/storyboard';
import { useSession, useSessionValue } from '../live/use-session.tsx';
import { tell } from '../shell/toast.ts';
import { SONG_KINDS } from '../uploads/sort-files.ts';
import { ChooseSong } from './choose-song.tsx';
import { mixOfFile } from './mix-of-file.ts';
import { SongWay } from './song-way.tsx';
import { useOtherMixes, useSongWay } from './use-song-way.ts';
import classes from './song.module.css';

/** In the timeline of a board without a song: how one comes in, and how far it is. */
export function AddSong() {
  const session = useSession();
  const readOnly = useSessionValue((s) => s.readOnly());
  const way = useSongWay();
  const [ready] = useOtherMixes();
  const moving = way.length > 0;
  const use = () => {
    const mix = ready && mixOfFile(ready);
    const why = mix && setMix(session.board, mix, session.command);
    if (typeof why === 'string') tell(why);
  };
  if (readOnly && !moving) {
    return <p className={classes.quiet}>This board has no song yet.</p>;
  }
  return (
    <section className={classes.add} aria-label="Song">
      <SongWay />
      {!moving && !readOnly && ready !== undefined && (
        <div className={classes.addRow}>
          <Button size="compact-md" h={30} px={12} onClick={use}>
            Use “{ready.name}”
          </Button>
          <ChooseSong>Add another song</ChooseSong>
        </div>
      )}
      {!moving && !readOnly && ready === undefined && (
        <div className={classes.addRow}>
          <ChooseSong filled>Add the song</ChooseSong>
          <p className={classes.quiet}>or drop it anywhere on the board: {SONG_KINDS}</p>
        </div>
      )}
    </section>
  );
}
