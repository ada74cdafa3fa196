import type { ReelFrame } from './reel.ts';

/** Canvases that decoded pictures are copied to, used again and again: garbage of this size is felt. */
export interface FramePool {
  /** Copies a picture and closes it. */
  keep(frame: ReelFrame): HTMLCanvasElement;
  giveBack(canvas: HTMLCanvasElement): void;
  /** How many were ever made. */
  made(): number;
  close(): void;
}

export function newFramePool(
  make: () => HTMLCanvasElement = () => document.createElement('canvas'),
): FramePool {
  const free: HTMLCanvasElement[] = [];
  let made = 0;
  return {
    keep(frame) {
      const fitting = free.findIndex(
        ({ width, height }) => width === frame.width && height === frame.height,
      );
      let canvas = fitting === -1 ? free.pop() : free.splice(fitting, 1)[0];
      if (canvas === undefined) {
        canvas = make();
        made += 1;
      }
      if (canvas.width !== frame.width || canvas.height !== frame.height) {
        canvas.width = frame.width;
        canvas.height = frame.height;
      }
      const context = canvas.getContext('2d', { alpha: false });
      if (context === null) throw new Error('This browser gave the page no canvas to draw on.');
      frame.draw(context);
      frame.close();
      return canvas;
    },
    giveBack: (canvas) => void free.push(canvas),
    made: () => made,
    close() {
      for (const canvas of free.splice(0)) {
        canvas.width = 0;
        canvas.height = 0;
      }
    },
  };
}
