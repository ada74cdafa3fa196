import { FRAME_RATES } from '@takeboard/editorial';
import type { Rational, Ruler, SongPosition } from '@takeboard/editorial';
import type { Board, BoardSong, Cut, Slot } from '@takeboard/storyboard';
import { frameAtSample, sampleOfFrame } from '../../player/frame-time.ts';

/** What edits reckon with: the film in frames and the song it hangs on. */
export interface EditFilm extends Ruler {
  readonly boardSong: BoardSong;
  readonly cut: Cut;
  readonly fps: Rational;
  /** Frames of the board's own lead: what a new slot has. */
  readonly lead: number;
}

/** Null while the board has no song, or has not come from the server. */
export function editFilmOf(board: Board): EditFilm | null {
  const [boardSong, cut, picture] = [board.song(), board.cut(), board.picture()];
  if (boardSong === null || cut === null || picture === undefined) return null;
  const { song, grid } = boardSong;
  const [fps, lead] = [FRAME_RATES[picture.fps], board.lead()];
  return { boardSong, song, hasGrid: grid !== null, cut, fps, lead };
}

/** The first sample of a frame of the film. */
export const beginOf = ({ song, fps }: EditFilm, frame: number): number =>
  sampleOfFrame(frame, song.grid.rate, fps);

/** The frame that is seen while a sample sounds. */
export const frameAt = ({ song, fps }: EditFilm, sample: number): number =>
  frameAtSample(sample, song.grid.rate, fps);

/** Whether a slot hangs on the song. */
export const hangs = (slot: Slot | undefined): slot is Slot & { readonly start: SongPosition } =>
  slot !== undefined && slot.start !== null;
