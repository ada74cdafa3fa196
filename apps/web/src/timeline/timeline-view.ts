import {
  fitScale,
  holdScale,
  makeScale,
  panScale,
  placeSample,
  zoomLimits,
  zoomOfShare,
  zoomScale,
  zoomShare,
} from './timeline-scale.ts';
import type { Scale, ScaleBounds } from './timeline-scale.ts';

/**
 * What of the song the timeline shows, for everybody who draws in it.
 *
 * It changes up to once a frame, so nobody renders React from it: lanes place their parts in
 * `onDraw`, all of them in the same animation frame. `subscribe` is for what has to know at once.
 */
export interface TimelineView {
  get(): Scale;
  bounds(): ScaleBounds;
  /** The sample heard now, as last told. */
  playhead(): number;
  /** Zooms around a place; `factor` > 1 shows less of the song, larger. */
  zoom(factor: number, x: number): void;
  /** The same over a moment, for keys and buttons; around the playhead where it is in sight. */
  stepZoom(factor: number): void;
  zoomShare(): number;
  setZoomShare(share: number): void;
  pan(pixels: number): void;
  /** Shows the stretch from one sample to another over the whole width. */
  showRange(from: number, to: number): void;
  fit(): void;
  /** Brings a sample into sight where it is not. */
  reveal(sample: number): void;
  /** Another song, grid or width; the same part of the song stays in sight. */
  setBounds(bounds: ScaleBounds): void;
  /** Moves the playhead, and the view after it while it plays. Draws at once. */
  movePlayhead(sample: number, playing: boolean): void;
  /** Whether the view goes along with the playhead; false after somebody looked elsewhere. */
  follows(): boolean;
  /** Draws with the next animation frame. */
  invalidate(): void;
  /** Calls back in each animation frame in which something changed. */
  onDraw(draw: () => void): () => void;
  subscribe(listener: () => void): () => void;
}

/** Shares of the width: where a playhead that is followed stays, and where a page of it begins. */
const FOLLOWED_AT = 0.6;
const PAGE_AT = 0.1;
/** Where a place comes to stand that is gone to. */
const COME_AT = 0.3;
/** Of the width: no playhead plays through so much in a frame, so one has gone elsewhere. */
const JUMP = 0.3;
/** Milliseconds of a zoom by key. */
const GLIDE = 150;
/** Of the width: a place nearer to the edge than this is not in sight. */
const EDGE = 0.02;

/** Animation frames; a test has its own. `run` gets the milliseconds of the frame. */
export interface Frames {
  request(run: (at: number) => void): number;
  cancel(id: number): void;
}

const SCREEN: Frames = {
  request: (run) => requestAnimationFrame(run),
  cancel: (id) => cancelAnimationFrame(id),
};

export function openTimelineView({
  isStill = () => false,
  frames = SCREEN,
}: {
  /** Whether the person wants no motion: then the view goes by pages and zooms at once. */
  readonly isStill?: () => boolean;
  readonly frames?: Frames;
} = {}): TimelineView {
  let bounds: ScaleBounds = { samples: 1, beat: 1, width: 1 };
  let scale = fitScale(bounds);
  let playhead = 0;
  let follows = true;
  /** Share of the width at which the playhead is kept while it plays. */
  let keptAt = FOLLOWED_AT;
  let pending: number | undefined;
  let gliding: number | undefined;
  const drawers = new Set<() => void>();
  const listeners = new Set<() => void>();

  const draw = () => {
    if (pending !== undefined) frames.cancel(pending);
    pending = undefined;
    for (const each of drawers) each();
  };
  const invalidate = () => {
    pending ??= frames.request(() => {
      pending = undefined;
      draw();
    });
  };
  const set = (next: Scale): boolean => {
    if (next.samplesPerPixel === scale.samplesPerPixel && next.left === scale.left) return false;
    scale = next;
    for (const listener of listeners) listener();
    return true;
  };
  const setSoon = (next: Scale) => {
    if (set(next)) invalidate();
  };
  const stopGlide = () => {
    if (gliding !== undefined) frames.cancel(gliding);
    gliding = undefined;
  };
  const isInSight = (sample: number) => {
    const x = scale.xOf(sample) / bounds.width;
    return x >= EDGE && x <= 1 - EDGE;
  };
  /** Where somebody has moved the view to is where they are taken along from, or not any more. */
  const looked = () => {
    follows = isInSight(playhead);
    keptAt = Math.max(FOLLOWED_AT, scale.xOf(playhead) / bounds.width);
  };
  const look = (next: Scale) => {
    stopGlide();
    setSoon(next);
    looked();
  };
  const anchor = () => (isInSight(playhead) ? scale.xOf(playhead) : bounds.width / 2);

  const glide = (to: number, x: number) => {
    stopGlide();
    const from = scale.samplesPerPixel;
    if (isStill()) return look(zoomScale(scale, from / to, x, bounds));
    let begun: number | undefined;
    const step = (at: number) => {
      const share = Math.min(1, (at - (begun ??= at)) / GLIDE);
      const now = from * (to / from) ** (1 - (1 - share) ** 2);
      set(zoomScale(scale, scale.samplesPerPixel / now, x, bounds));
      gliding = share < 1 ? frames.request(step) : undefined;
      if (gliding === undefined) looked();
      draw();
    };
    gliding = frames.request(step);
  };

  return {
    get: () => scale,
    bounds: () => bounds,
    playhead: () => playhead,
    zoom: (factor, x) => look(zoomScale(scale, factor, x, bounds)),
    stepZoom(factor) {
      const { least, most } = zoomLimits(bounds);
      glide(Math.min(most, Math.max(least, scale.samplesPerPixel / factor)), anchor());
    },
    zoomShare: () => zoomShare(scale, bounds),
    setZoomShare: (share) =>
      look(zoomScale(scale, scale.samplesPerPixel / zoomOfShare(share, bounds), anchor(), bounds)),
    pan: (pixels) => look(panScale(scale, pixels, bounds)),
    showRange(from, to) {
      const samplesPerPixel = Math.max(1, to - from) / bounds.width;
      look(holdScale(makeScale(samplesPerPixel, from), bounds));
    },
    fit: () => look(fitScale(bounds)),
    reveal(sample) {
      if (!isInSight(sample)) look(placeSample(scale, sample, COME_AT, bounds));
    },
    setBounds(next) {
      const before = bounds;
      bounds = next;
      stopGlide();
      // Another song begins as a whole; a wider window shows more of the same.
      setSoon(before.samples === next.samples ? holdScale(scale, next) : fitScale(next));
      invalidate();
    },
    movePlayhead(sample, playing) {
      const wasInSight = isInSight(playhead);
      const by = Math.abs(scale.xOf(sample) - scale.xOf(playhead));
      const jumped = !playing || by > JUMP * bounds.width;
      playhead = sample;
      // Who goes to another place, or has it in sight again, wants to be taken along.
      if (jumped || (!wasInSight && isInSight(sample))) {
        follows = true;
        keptAt = FOLLOWED_AT;
      }
      if (follows && gliding === undefined) {
        const x = scale.xOf(sample) / bounds.width;
        if (x < 0 || x > 1 - EDGE) {
          set(placeSample(scale, sample, playing ? PAGE_AT : COME_AT, bounds));
        } else if (playing && !jumped && !isStill() && x > keptAt) {
          set(placeSample(scale, sample, keptAt, bounds));
        }
      }
      draw();
    },
    follows: () => follows,
    invalidate,
    onDraw(each) {
      drawers.add(each);
      invalidate();
      return () => drawers.delete(each);
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
