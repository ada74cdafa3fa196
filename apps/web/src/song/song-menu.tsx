import { Menu } from '@mantine/core';
import { Download, FileAudio, Metronome, Music, Trash2 } from 'lucide-react';
import { useBoardInfo } from '../api/board-queries.ts';
import type { Mix } from '../api/wire.ts';
import { useBoardValue, useSession, useSessionValue } from '../live/use-session.tsx';
import { sayMinute } from '../shell/say-time.ts';
import { songDeskOf } from './song-desk.ts';
import { useSongFile } from './song-queries.ts';
import { sayFormat } from './say-file.ts';
import { writeTime } from './type-time.ts';
import classes from './song.module.css';

/** The song by its name, with all that is known of it and can be done with it. */
export function SongMenu() {
  const session = useSession();
  const desk = songDeskOf(session);
  const song = useBoardValue((board) => board.song());
  const readOnly = useSessionValue((s) => s.readOnly());
  const file = useSongFile();
  if (song === null) return null;
  const { name, samples, rate } = song.mix;
  return (
    <Menu position="top-end" width={320}>
      <Menu.Target>
        <button type="button" className={classes.song} title={name} aria-label={`Song: ${name}`}>
          <Music size={14} aria-hidden="true" />
          <span className="tb-line">{name}</span>
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label className={classes.facts}>
          <span className={classes.factsName}>{name}</span>
          <span className="tb-mono">{writeTime(samples, rate)}</span>
          {file !== null && <Facts file={file} />}
        </Menu.Label>
        <Menu.Divider />
        <Menu.Item leftSection={<Metronome size={15} />} onClick={() => desk.set({ panel: true })}>
          Tempo and bars
        </Menu.Item>
        {!readOnly && (
          <Menu.Item
            leftSection={<FileAudio size={15} />}
            onClick={() => desk.set({ replacing: { mixId: null } })}
          >
            Replace the mix…
          </Menu.Item>
        )}
        {file !== null && file.source !== null && (
          <Menu.Item
            component="a"
            href={`/media/${file.source}`}
            download={file.name}
            leftSection={<Download size={15} />}
          >
            Download the song
          </Menu.Item>
        )}
        {!readOnly && (
          <Menu.Item
            color="bad"
            leftSection={<Trash2 size={15} />}
            onClick={() => desk.set({ removing: true })}
          >
            Remove the song…
          </Menu.Item>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}

function Facts({ file }: { file: Mix }) {
  const { boardId, me } = useSession();
  const members = useBoardInfo(boardId).data?.members ?? [];
  const by = members.find(({ userId }) => userId === file.importedBy);
  const who = file.importedBy === me.userId ? 'you' : (by?.name ?? 'somebody who has left');
  return (
    <>
      <span className="tb-mono">{sayFormat(file)}</span>
      <span>
        Brought by {who}, {sayMinute(file.importedAt)}
      </span>
      {file.facts?.says.map((note) => (
        <span key={note} className={classes.note}>
          {note}
        </span>
      ))}
    </>
  );
}
