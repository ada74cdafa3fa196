import { Button, Modal } from '@mantine/core';
import { useState } from 'react';
import { useCommands } from '../../commands/commands.tsx';
import { useBoardValue, useSessionValue } from '../../live/use-session.tsx';
import { PutDialog } from './put-dialog.tsx';
import classes from './edits.module.css';

/**
 * Opens the dialog that hangs shots on the song: loud while none hangs, a word while some do not, and
 * once all do it is left to the palette.
 */
export function PutOnSongButton() {
  const [opened, setOpened] = useState(false);
  const readOnly = useSessionValue((s) => s.readOnly());
  const shots = useBoardValue((b) => b.shots());
  const hung = useBoardValue((b) => b.cut()?.entries.length ?? 0);
  useCommands(() =>
    readOnly || shots.length === 0
      ? []
      : [
          {
            id: 'put on song',
            group: 'Song',
            label: 'Put shots on the song',
            words: 'hang evenly bars tap along slots cut',
            run: () => setOpened(true),
          },
        ],
  );
  if (readOnly || shots.length === 0) return null;
  return (
    <>
      {hung === 0 && (
        <Button size="compact-xs" onClick={() => setOpened(true)}>
          Put shots on the song
        </Button>
      )}
      {hung > 0 && hung < shots.length && (
        <button type="button" className={classes.word} onClick={() => setOpened(true)}>
          Put shots on the song
        </button>
      )}
      <Modal
        opened={opened}
        onClose={() => setOpened(false)}
        title="Put shots on the song"
        size={520}
      >
        {opened && <PutDialog onClose={() => setOpened(false)} />}
      </Modal>
    </>
  );
}
