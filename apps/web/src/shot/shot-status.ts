import type { Board } from '@takeboard/storyboard';

export type ShotStatus = 'empty' | 'sketched';

/** How far a shot has come: sketched once its panel holds a stroke or a still. */
export const statusOf = (board: Board, shotId: string): ShotStatus =>
  board.panelOf(shotId)?.sketched === true ? 'sketched' : 'empty';
