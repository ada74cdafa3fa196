import { Menu } from '@mantine/core';
import { Metronome, Music } from 'lucide-react';
import { useBoardValue, useSession } from '../live/use-session.tsx';
import { songDeskOf } from './song-desk.ts';
import classes from './song.module.css';

/** The song by its name, with all that is known of it and can be done with it. */
export function SongMenu() {
  const desk = songDeskOf(useSession());
  const song = useBoardValue((board) => board.song());
  if (song === null) return null;
  return (
    <Menu position="top-start" width={300}>
      <Menu.Target>
        <button type="button" className={classes.song} title={song.mix.name}>
          <Music size={14} aria-hidden="true" />
          <span className="tb-line">{song.mix.name}</span>
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<Metronome size={15} />} onClick={() => desk.set({ panel: true })}>
          Tempo and bars
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
