import type { Film } from './film.ts';

/** A frame of the film as it was put on the canvas. */
export interface PaintedFrame {
  /** Of the film, from 0. */
  readonly frame: number;
  /** Of the mix, heard at that moment. */
  readonly sample: number;
  /** Whether each picture of it was the right one; false when one was not decoded in time. */
  readonly exact: boolean;
  readonly canvas: HTMLCanvasElement;
}

/** The film at what is heard, on one canvas. */
export function FilmView({ film }: { film: Film; onPainted?: (painted: PaintedFrame) => void }) {
  return <canvas role="img" aria-label="The film" width={film.picture.width} />;
}
