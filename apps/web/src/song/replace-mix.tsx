import { Button, Modal } from '@mantine/core';
import type { BoardSong } from '@takeboard/storyboard';
import { useState } from 'react';
import type { DragEvent } from 'react';
import { useBoardValue, useSession } from '../live/use-session.tsx';
import { SONG_KINDS } from '../uploads/sort-files.ts';
import { ChooseSong } from './choose-song.tsx';
import { songDeskOf, useSongDesk } from './song-desk.ts';
import { whyNoSong } from './song-input.tsx';
import { SongWay } from './song-way.tsx';
import { ReplaceBy } from './replace-by.tsx';
import { useCandidate } from './use-candidate.ts';
import { useOtherMixes, useSongUploads } from './use-song-way.ts';
import type { SongOnItsWay } from './use-song-way.ts';
import classes from './replace-mix.module.css';

/** Puts another mix of the song in the place of the present one: the bars stay, and one sees what moves. */
export function ReplaceMixDialog() {
  const desk = songDeskOf(useSession());
  const open = useSongDesk((state) => state.replacing !== null);
  const song = useBoardValue((board) => board.song());
  const { wishes } = useSongUploads();
  const { mix } = useCandidate();
  const close = () => {
    // Seen and not taken: it is kept, and nobody is asked about it again.
    if (mix?.state === 'ready') wishes.drop(mix.id);
    desk.set({ replacing: null });
  };
  return (
    <Modal
      opened={open && song !== null}
      onClose={close}
      size={640}
      title={<span className={classes.title}>Replace the mix of “{song?.mix.name}”</span>}
    >
      {song !== null && <Replace song={song} onClose={close} />}
    </Modal>
  );
}

function Replace({ song, onClose }: { song: BoardSong; onClose: () => void }) {
  const { wishes } = useSongUploads();
  const { mix, isTheSong } = useCandidate();
  const isWished = (coming: SongOnItsWay) =>
    wishes.of(coming.kind === 'file' ? (coming.item.takeId ?? coming.key) : coming.key) ===
    'replace';
  return (
    <div className={classes.replace}>
      <SongWay only={isWished} />
      {mix !== null && isTheSong && (
        <p role="status">“{mix.name}” is the file the song is already. Choose another one.</p>
      )}
      {mix !== null && !isTheSong && mix.state === 'ready' ? (
        <ReplaceBy key={mix.id} song={song} file={mix} onClose={onClose} />
      ) : (
        <Choose busy={mix !== null && !isTheSong && mix.state !== 'failed'} onClose={onClose} />
      )}
    </div>
  );
}

/** Which file it shall be. */
function Choose({ busy, onClose }: { busy: boolean; onClose: () => void }) {
  const desk = songDeskOf(useSession());
  const uploads = useSongUploads();
  const others = useOtherMixes();
  const [why, setWhy] = useState<string | null>(null);
  const take = (file: File) => {
    const refused = whyNoSong(file);
    setWhy(refused);
    if (refused === null) uploads.send(file, 'replace');
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    const [file] = event.dataTransfer.files;
    if (file !== undefined) take(file);
  };
  return (
    <>
      {!busy && (
        <div
          className={classes.drop}
          data-takes-files
          onDragOver={(event) => event.preventDefault()}
          onDrop={drop}
        >
          <ChooseSong filled onFile={take}>
            Choose the new mix
          </ChooseSong>
          <p className={classes.quiet}>or drop it here: {SONG_KINDS}</p>
        </div>
      )}
      {why !== null && (
        <p className={classes.why} role="alert">
          {why}
        </p>
      )}
      {!busy && others.length > 0 && (
        <div className={classes.others} role="group" aria-label="Mixes that are here">
          <span className={classes.quiet}>Here already:</span>
          {others.slice(0, MOST_OFFERED).map(({ id, name }) => (
            <Button
              key={id}
              variant="default"
              size="compact-sm"
              maw={260}
              title={name}
              onClick={() => desk.set({ replacing: { mixId: id } })}
            >
              {name}
            </Button>
          ))}
        </div>
      )}
      <p className={classes.quiet}>
        Bars, sections and shots stay on their beats. Before anything changes you see what moves.
      </p>
      <div className={classes.answers}>
        <Button variant="default" onClick={onClose}>
          {busy ? 'Go on working meanwhile' : 'Cancel'}
        </Button>
      </div>
    </>
  );
}

const MOST_OFFERED = 5;
