import { isFreeTime } from '@takeboard/editorial';
import type { GridChange } from '@takeboard/editorial';
import { useBoardValue, useSession } from '../live/use-session.tsx';
import { songDeskOf, useSongDesk } from './song-desk.ts';
import { writeMeter, writeTempo } from './type-tempo.ts';
import classes from './song.module.css';

/** Tempo and meter of the song in the timeline's head; opens the panel in which they are set. */
export function TempoButton() {
  const desk = songDeskOf(useSession());
  const song = useBoardValue((board) => board.song());
  const open = useSongDesk((state) => state.panel);
  if (song === null) return null;
  const [first, ...more] = song.grid?.changes ?? [];
  return (
    <button
      type="button"
      className={`${classes.tempo} tb-mono`}
      aria-expanded={open}
      title="Tempo and bars"
      onClick={() => desk.set({ panel: !open })}
    >
      {first === undefined ? 'Set the tempo' : sayFirst(first, more.length > 0)}
    </button>
  );
}

const sayFirst = ({ tempo, meter }: GridChange, changes: boolean): string =>
  `${isFreeTime(tempo) ? 'free time' : `${writeTempo(tempo)} bpm`} · ${writeMeter(meter)}${changes ? ' +' : ''}`;
