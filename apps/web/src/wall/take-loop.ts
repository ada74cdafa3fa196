import type { Reel, ReelFrame } from '../player/reel.ts';

/** A take that goes round on a canvas, at whatever frame it is told. */
export interface TakeLoop {
  /** The frame that is due, as a LoopClock counts. */
  show(count: number): void;
  close(): void;
}

/** How a take lies in its loop. */
export interface LoopOfTake {
  /** Frames of the film until it begins anew. */
  readonly length: number;
  /** The take's own frame that is shown at one of them, 0 to `length` exclusive. */
  sourceOf(frame: number): number;
}

/** Pictures that lie ready: a dozen decoders share a small machine, and each holds that many. */
const AHEAD = 5;
/** Frames it may be behind until it is better to begin at the frame that is due. */
const NEAR = 24;

interface Held {
  /** The first count it is for. */
  readonly at: number;
  readonly picture: ReelFrame;
}

/**
 * Decodes a take on and on, some pictures ahead, round its end into the next beginning, so that no loop
 * begins late; what is not due in time is left out. A take that is over before its loop is holds its
 * last picture.
 */
export function openTakeLoop({
  reel,
  loop: { length, sourceOf },
  canvas,
  onPainted,
  onFailure,
}: {
  readonly reel: Promise<Reel>;
  readonly loop: LoopOfTake;
  readonly canvas: HTMLCanvasElement;
  readonly onPainted: (count: number) => void;
  readonly onFailure: (error: unknown) => void;
}): TakeLoop {
  const context = canvas.getContext('2d', { alpha: false });
  let held: Held[] = [];
  let wanted = 0;
  /** The count that is decoded next. */
  let next = 0;
  let pumping: AbortController | undefined;
  let wake: (() => void) | undefined;
  let drawing = false;

  const letGo = (count: number) => {
    for (const { picture } of held.splice(0, count)) picture.close();
  };
  const room = async (signal: AbortSignal) => {
    while (!signal.aborted && held.length > AHEAD) {
      await new Promise<void>((resolve) => (wake = resolve));
    }
  };
  async function pump(signal: AbortSignal): Promise<void> {
    if (context === null) throw new Error('This browser gave the page no canvas to draw on.');
    const opened = await reel;
    let isEmpty = false;
    while (!signal.aborted) {
      // It was opened late: what has passed meanwhile need not be decoded.
      if (held.length === 0 && wanted > next) next = wanted;
      const begin = next;
      const base = next - (next % length);
      let isFirst = true;
      for await (const picture of opened.frames(sourceOf(next - base))) {
        if (signal.aborted) return picture.close();
        if (!isFirst && picture.frame < sourceOf(next - base)) {
          picture.close();
          continue;
        }
        isFirst = false;
        held.push({ at: next, picture });
        do next += 1;
        while (next < base + length && sourceOf(next - base) <= picture.frame);
        paint();
        if (next >= base + length) break;
        await room(signal);
      }
      // Twice nothing at all: asking on would never end.
      if (next === begin && isEmpty) throw new Error('There is no picture in its proxy.');
      isEmpty = next === begin;
      next = base + length;
      await room(signal);
    }
  }
  function begin(at: number) {
    pumping?.abort();
    wake?.();
    letGo(held.length);
    next = at;
    const control = new AbortController();
    pumping = control;
    pump(control.signal).catch((error: unknown) => {
      if (!control.signal.aborted) onFailure(error);
    });
  }
  function paint() {
    const due = held.findLastIndex(({ at }) => at <= wanted);
    if (due === -1 || drawing || context === null) return;
    letGo(due);
    const [first] = held.splice(0, 1);
    wake?.();
    if (first !== undefined) void draw(context, first);
  }
  async function draw(context: CanvasRenderingContext2D, { at, picture }: Held) {
    drawing = true;
    try {
      if (canvas.width !== picture.width || canvas.height !== picture.height) {
        canvas.width = picture.width;
        canvas.height = picture.height;
      }
      await picture.draw(context);
      if (pumping?.signal.aborted === false) onPainted(at);
    } catch (error) {
      if (pumping?.signal.aborted === false) onFailure(error);
    } finally {
      picture.close();
      drawing = false;
    }
    paint();
  }

  begin(0);
  return {
    show(count) {
      const isBack = count < wanted;
      wanted = count;
      if (isBack || count > next + NEAR) begin(count);
      else paint();
    },
    close() {
      pumping?.abort();
      wake?.();
      letGo(held.length);
      held = [];
      // A canvas holds its pixels until it is collected.
      canvas.width = 0;
      canvas.height = 0;
    },
  };
}
