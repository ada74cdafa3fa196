import { Button, Modal, Radio, Stack } from '@mantine/core';
import { useState } from 'react';
import { useBoardValue, useSession } from '../live/use-session.tsx';
import { saySize } from '../uploads/say-size.ts';
import { songDeskOf, useSongDesk } from './song-desk.ts';
import type { SongOffer } from './song-desk.ts';
import { songUploadsOf } from './song-uploads.ts';
import classes from './song.module.css';

/** Asks before sound that was dropped becomes the song, where that may not be meant. */
export function SongOfferDialog() {
  const offer = useSongDesk((desk) => desk.offer);
  return offer === null ? null : <Offer offer={offer} />;
}

function Offer({ offer: { files } }: { offer: SongOffer }) {
  const session = useSession();
  const desk = songDeskOf(session);
  const song = useBoardValue((board) => board.song());
  const [at, setAt] = useState(0);
  const file = files[at];
  if (file === undefined) return null;
  const close = () => desk.set({ offer: null });
  const take = () => {
    songUploadsOf(session).send(file, song === null ? 'song' : 'replace');
    desk.set({ offer: null, ...(song === null ? {} : { replacing: { mixId: null } }) });
  };
  return (
    <Modal opened onClose={close} size={460} title={titleOf(files.length, song !== null)}>
      <Stack gap={12}>
        {song === null ? (
          <p className={classes.text}>
            {files.length === 1
              ? `Is “${file.name}” the song the film is cut to?`
              : 'Which of them is the film cut to? The others stay behind.'}
          </p>
        ) : (
          <p className={classes.text}>
            The board has a song: “{song.mix.name}”. With another mix of it the bars stay where they
            are; you see what moves before anything changes.
          </p>
        )}
        {files.length > 1 && (
          <Radio.Group
            aria-label="Sound files"
            value={String(at)}
            onChange={(value) => setAt(Number(value))}
          >
            <Stack gap={8}>
              {files.map(({ name, size, lastModified }, i) => (
                <Radio
                  key={`${name} ${size} ${lastModified}`}
                  value={String(i)}
                  label={`${name} · ${saySize(size)}`}
                />
              ))}
            </Stack>
          </Radio.Group>
        )}
        <div className={classes.answers}>
          <Button variant="default" onClick={close}>
            {song === null ? 'No, leave it' : `Keep “${short(song.mix.name)}”`}
          </Button>
          <Button data-autofocus onClick={take}>
            {song === null ? 'Add it as the song' : 'Replace the mix…'}
          </Button>
        </div>
      </Stack>
    </Modal>
  );
}

const titleOf = (files: number, hasSong: boolean): string =>
  hasSong
    ? 'Replace the mix?'
    : files === 1
      ? 'Add it as the song?'
      : `${files} sound files: which is the song?`;

const short = (name: string): string => (name.length > 24 ? `${name.slice(0, 22)}…` : name);
