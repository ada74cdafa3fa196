import { barPositionOf, formatBarPosition, sampleOf, tickOfPosition } from '@takeboard/editorial';
import type { SongPosition } from '@takeboard/editorial';
import type { BoardSong } from '@takeboard/storyboard';

/** A place of the song as people count it: `37.1.1`, or `1:13.500` where there are no bars. */
export function sayPlace({ song, grid }: BoardSong, place: SongPosition): string {
  const tick = tickOfPosition(song, place);
  return grid === null
    ? sayTime(sampleOf(song.grid, tick), song.grid.rate)
    : formatBarPosition(barPositionOf(grid, tick));
}

/** Minutes, seconds and thousandths of a sample. */
function sayTime(sample: number, rate: number): string {
  const thousandths = Math.round((sample * 1000) / rate);
  const minutes = Math.floor(thousandths / 60_000);
  return `${minutes}:${((thousandths % 60_000) / 1000).toFixed(3).padStart(6, '0')}`;
}

/** A place for who hears it read aloud: `bar 37, beat 1`, `1 minute 13 seconds`. */
export function speakPlace({ grid, song }: BoardSong, sample: number, tick: number): string {
  if (grid !== null) {
    const { bar, beat } = barPositionOf(grid, tick);
    return `bar ${bar}, beat ${beat}`;
  }
  const seconds = Math.floor(sample / song.grid.rate);
  const minutes = Math.floor(seconds / 60);
  return `${minutes === 0 ? '' : `${minutes} min `}${seconds % 60} s`;
}
