import { positionOfFrame } from '@takeboard/editorial';
import { sayPlace } from '../say-place.ts';
import type { EditFilm } from './edit-film.ts';

/** The place at which a frame of the film begins: `37.1.1`, or where nobody counts bars `1:13.500`. */
export const sayFrameAt = (film: EditFilm, frame: number): string =>
  sayPlace(film.boardSong, positionOfFrame(film, frame, film.fps));

/** `+12 f`, `−3 f`, `±0 f`. */
export const sayMoved = (frames: number): string =>
  `${frames === 0 ? '±' : frames < 0 ? '−' : '+'}${Math.abs(frames)} f`;

export const sayFrames = (frames: number): string => sayCount(frames, 'frame');

export const sayCount = (count: number, noun: string): string =>
  `${count} ${noun}${count === 1 ? '' : 's'}`;
