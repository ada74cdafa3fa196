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
  follow(follows: boolean): void;
  /** Draws with the next animation frame. */
  invalidate(): void;
  /** Calls back in each animation frame in which something changed. */
  onDraw(draw: () => void): () => void;
  subscribe(listener: () => void): () => void;
  close(): void;
}

/** Shares of the width: where a playhead that is followed stays, and where a page of it begins. */
const FOLLOWED_AT = 0.6;
const PAGE_AT = 0.1;
/** Milliseconds of a zoom by key. */
const GLIDE = 150;
/** Of the width: a place nearer to the edge than this is not in sight. */
const EDGE = 0.02;

export function openTimelineView({
  isStill = () => false,
}: {
  /** Whether the person wants no motion: then the view goes by pages and zooms at once. */
  readonly isStill?: () => boolean;
} = {}): TimelineView {
  let bounds: ScaleBounds = { samples: 1, beat: 1, width: 1 };
  let scale = fitScale(bounds);
  let playhead = 0;
  let follows = true;
  let pending: number | undefined;
  let gliding: number | undefined;
  const drawers = new Set<() => void>();
  const listeners = new Set<() => void>();

  const draw = () => {
    if (pending !== undefined) cancelAnimationFrame(pending);
    pending = undefined;
    for (const each of drawers) each();
  };
  const invalidate = () => {
    pending ??= requestAnimationFrame(() => {
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
    if (gliding !== undefined) cancelAnimationFrame(gliding);
    gliding = undefined;
  };
  const isInSight = (sample: number) => {
    const x = scale.xOf(sample) / bounds.width;
    return x >= EDGE && x <= 1 - EDGE;
  };
  /** Somebody looks at another place: the playhead goes on without them. */
  const look = (next: Scale) => {
    stopGlide();
    setSoon(next);
    follows = isInSight(playhead);
  };
  const anchor = () => (isInSight(playhead) ? scale.xOf(playhead) : bounds.width / 2);

  const glide = (to: number, x: number) => {
    stopGlide();
    const from = scale.samplesPerPixel;
    if (isStill() || typeof requestAnimationFrame === 'undefined') {
      return look(zoomScale(scale, from / to, x, bounds));
    }
    const begun = performance.now();
    const step = () => {
      const share = Math.min(1, (performance.now() - begun) / GLIDE);
      const eased = 1 - (1 - share) ** 2;
      const now = from * (to / from) ** eased;
      setSoon(zoomScale(scale, scale.samplesPerPixel / now, x, bounds));
      gliding = share < 1 ? requestAnimationFrame(step) : undefined;
    };
    gliding = requestAnimationFrame(step);
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
      if (!isInSight(sample)) look(placeSample(scale, sample, 0.3, bounds));
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
      const jumped = !playing;
      playhead = sample;
      const x = scale.xOf(sample) / bounds.width;
      if (!playing && isInSight(sample)) follows = true;
      if (playing && follows && gliding === undefined) {
        if (x < 0 || x > 1) set(placeSample(scale, sample, PAGE_AT, bounds));
        else if (isStill()) {
          if (x > 1 - EDGE) set(placeSample(scale, sample, PAGE_AT, bounds));
        } else if (x > FOLLOWED_AT) set(placeSample(scale, sample, FOLLOWED_AT, bounds));
      }
      if (jumped) invalidate();
      else draw();
    },
    follows: () => follows,
    follow(next) {
      follows = next;
    },
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
    close() {
      stopGlide();
      if (pending !== undefined) cancelAnimationFrame(pending);
      drawers.clear();
      listeners.clear();
    },
  };
}
