import { sourceFrameOf } from '@takeboard/editorial';
import type { Clip, Rational } from '@takeboard/editorial';
import type { FramePool } from './frame-pool.ts';
import type { Reel } from './reel.ts';

/** A picture of a take as it lies ready. */
export interface ReadyPicture {
  readonly canvas: HTMLCanvasElement;
  /** Whether it is the one that was asked for; else the nearest that is there. */
  readonly exact: boolean;
}

/** A take being decoded for its slot, some pictures ahead. Frames count from the slot's begin. */
export interface FilmRun {
  /** The picture of a frame; goes on from there. Null while there is none at all. */
  at(frame: number): ReadyPicture | null;
  /** Whether a frame is ready, or comes soon when it is decoded on. */
  covers(frame: number): boolean;
  close(): void;
}

/** Pictures that lie ready ahead of the one that is shown: half a second of a page that is busy. */
const AHEAD = 12;
/** Frames of the take that are rather decoded through than jumped over: two groups of a proxy. */
const NEAR = 24;

interface Held {
  readonly source: number;
  readonly canvas: HTMLCanvasElement;
}

export function newFilmRun({
  reel,
  clip,
  fps,
  from,
  until,
  pool,
  onPicture,
  onFailure,
}: {
  readonly reel: Promise<Reel>;
  readonly clip: Clip;
  /** Of the film. */
  readonly fps: Rational;
  /** The first frame it is wanted for, and the one after the last. */
  readonly from: number;
  readonly until: number;
  readonly pool: FramePool;
  /** A picture is there. */
  readonly onPicture: () => void;
  readonly onFailure: (error: unknown) => void;
}): FilmRun {
  const sourceOf = (frame: number) => sourceFrameOf(clip, frame, fps);
  let held: Held[] = [];
  let wanted = from;
  /** The frame that is decoded next; what came before it was. */
  let next = from;
  /** The take itself is over: its last picture stands for whatever comes after it. */
  let isOver = false;
  /** No picture has come yet from where it was last sent. */
  let isWaiting = true;
  let pumping: AbortController | undefined;
  let wake: (() => void) | undefined;
  let closed = false;

  const letGo = (count: number) => {
    for (const { canvas } of held.splice(0, count)) pool.giveBack(canvas);
  };
  const room = async (signal: AbortSignal) => {
    while (!signal.aborted && held.length > AHEAD) {
      await new Promise<void>((resolve) => (wake = resolve));
    }
  };

  async function pump(start: number, signal: AbortSignal): Promise<void> {
    const opened = await reel;
    if (signal.aborted) return;
    for await (const frame of opened.frames(sourceOf(start))) {
      if (signal.aborted) return frame.close();
      if (!isWaiting && frame.frame < sourceOf(next)) {
        frame.close();
        continue;
      }
      const source = frame.frame;
      const canvas = await pool.keep(frame);
      if (signal.aborted) return pool.giveBack(canvas);
      // What lay there until now was of another place.
      if (isWaiting) letGo(held.length);
      const isFirst = isWaiting;
      isWaiting = false;
      held.push({ source, canvas });
      do next += 1;
      while (next < until && sourceOf(next) <= source);
      onPicture();
      // Meanwhile it was wanted somewhere else.
      if (isFirst && !leadsTo(sourceOf(wanted))) return begin(wanted);
      if (next >= until) return;
      await room(signal);
      if (signal.aborted) return;
    }
    isOver = true;
  }
  function begin(frame: number) {
    stop();
    next = frame;
    isOver = false;
    isWaiting = true;
    const control = new AbortController();
    pumping = control;
    void pump(frame, control.signal).catch((error: unknown) => {
      if (!control.signal.aborted) onFailure(error);
    });
  }
  function stop() {
    pumping?.abort();
    wake?.();
  }
  /** Whether decoding on from where it is leads to a picture. */
  const leadsTo = (source: number) => {
    const first = isWaiting ? sourceOf(next) : (held[0]?.source ?? sourceOf(next));
    return source >= first && source <= sourceOf(Math.min(next, until)) + NEAR;
  };

  begin(from);
  return {
    at(frame) {
      const source = sourceOf(frame);
      wanted = frame;
      // While the first picture of a jump is on its way, the next jump waits for it: a hand that
      // scrubs would else never see one.
      if (!closed && !isWaiting && !leadsTo(source)) begin(frame);
      const passed = held.findLastIndex((each) => each.source <= source);
      if (passed > 0) {
        letGo(passed);
        wake?.();
      }
      const [picture] = held;
      if (picture === undefined) return null;
      const stands = isOver && held.length === 1 && picture.source < source;
      const exact = picture.source === source || stands;
      return { canvas: picture.canvas, exact };
    },
    covers: (frame) => leadsTo(sourceOf(frame)),
    close() {
      closed = true;
      stop();
      letGo(held.length);
      held = [];
    },
  };
}
