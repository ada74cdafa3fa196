import { Button } from '@mantine/core';
import { tickOfPosition } from '@takeboard/editorial';
import type { BoardSong } from '@takeboard/storyboard';
import { FileMusic } from 'lucide-react';
import { useRef, useState } from 'react';
import { useSession } from '../live/use-session.tsx';
import { sentenceOf } from '../api/api-failure.ts';
import { gridOfFile } from './first-grid.ts';
import type { Correct } from './use-correct.ts';
import classes from './song-panel.module.css';

/** Takes tempos, meters and sections from the session the song was made in: a MIDI file or a Live set. */
export function TempoFileButton({
  song,
  barOne,
  correct,
}: {
  song: BoardSong;
  /** The sample on which bar one begins; such a file does not know. */
  barOne: number;
  correct: Correct;
}) {
  const { board } = useSession();
  const input = useRef<HTMLInputElement>(null);
  const [told, setTold] = useState<{ readonly bad: boolean; readonly says: string } | null>(null);
  const read = async (file: File) => {
    setTold(null);
    const [{ readTempoFile }, { TempoFileProblem }] = await Promise.all([
      import('./read-tempo/read-tempo-file.ts'),
      import('./read-tempo/tempo-file.ts'),
    ]);
    try {
      const { changes, sections, says } = await readTempoFile(file);
      // Given a second time, the parts that are there are not there twice.
      const there = new Set(
        board.sections().map(({ name, start }) => `${tickOfPosition(song.song, start)} ${name}`),
      );
      const done = correct(
        () => gridOfFile(song.mix.rate, changes, barOne),
        () => says,
        sections.filter(({ tick, name }) => !there.has(`${tick} ${name}`)),
      );
      if (done) setTold({ bad: false, says });
    } catch (error) {
      const says = error instanceof TempoFileProblem ? error.message : sentenceOf(error);
      setTold({ bad: true, says });
    }
  };
  return (
    <>
      <Button
        variant="default"
        size="compact-sm"
        leftSection={<FileMusic size={14} />}
        title="Tempos, meters and sections of a .mid or .als file"
        onClick={() => input.current?.click()}
      >
        From MIDI or .als
      </Button>
      <input
        ref={input}
        type="file"
        hidden
        accept=".mid,.midi,.smf,.als,audio/midi"
        data-testid="choose-tempo-file"
        onChange={({ currentTarget }) => {
          const file = currentTarget.files?.[0];
          currentTarget.value = '';
          if (file !== undefined) void read(file);
        }}
      />
      {told !== null && (
        <p className={told.bad ? classes.why : classes.quiet} role={told.bad ? 'alert' : 'status'}>
          {told.says}
        </p>
      )}
    </>
  );
}
