import type { ReelFrame } from './reel.ts';

/** Canvases that decoded pictures are copied to, used again and again: garbage of this size is felt. */
export interface FramePool {
  /** Copies a picture and closes it. */
  keep(frame: ReelFrame): Promise<HTMLCanvasElement>;
  giveBack(canvas: HTMLCanvasElement): void;
  close(): void;
}

export function newFramePool(
  make: () => HTMLCanvasElement = () => document.createElement('canvas'),
): FramePool {
  const free: HTMLCanvasElement[] = [];
  return {
    async keep(frame) {
      const fitting = free.findIndex(
        ({ width, height }) => width === frame.width && height === frame.height,
      );
      let canvas = fitting === -1 ? free.pop() : free.splice(fitting, 1)[0];
      canvas ??= make();
      if (canvas.width !== frame.width || canvas.height !== frame.height) {
        canvas.width = frame.width;
        canvas.height = frame.height;
      }
      const context = canvas.getContext('2d', { alpha: false });
      if (context === null) throw new Error('This browser gave the page no canvas to draw on.');
      try {
        await frame.draw(context);
        return canvas;
      } catch (error) {
        free.push(canvas);
        throw error;
      } finally {
        frame.close();
      }
    },
    giveBack: (canvas) => void free.push(canvas),
    close() {
      for (const canvas of free.splice(0)) {
        canvas.width = 0;
        canvas.height = 0;
      }
    },
  };
}
