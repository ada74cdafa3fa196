import { beforeEach, describe, expect, it, vi } from 'vitest';
import { openTimelineView } from '../../src/timeline/timeline-view.ts';
import type { TimelineView } from '../../src/timeline/timeline-view.ts';

const SONG = { samples: 10_000_000, beat: 20_000, width: 1000 };

/** Animation frames that come when the test says so. */
function framesByHand() {
  const waiting = new Map<number, (at: number) => void>();
  let next = 1;
  let now = 0;
  return {
    request(run: (at: number) => void) {
      waiting.set(next, run);
      return next++;
    },
    cancel: (id: number) => void waiting.delete(id),
    go(milliseconds = 16) {
      now += milliseconds;
      const due = [...waiting];
      waiting.clear();
      for (const [, run] of due) run(now);
      return due.length;
    },
  };
}

let frames: ReturnType<typeof framesByHand>;
let view: TimelineView;
let still = false;
beforeEach(() => {
  still = false;
  frames = framesByHand();
  view = openTimelineView({ frames, isStill: () => still });
  view.setBounds(SONG);
  frames.go();
});
const share = () => view.get().xOf(view.playhead()) / SONG.width;
/** Zoomed in to 1000 samples a pixel, from sample 0. */
const closer = () => view.showRange(0, 1_000_000);

it('begins with the whole song, and keeps the part in sight when the window changes', () => {
  expect(view.zoomShare()).toBe(0);
  closer();
  view.setBounds({ ...SONG, width: 1200 });
  expect(view.get().samplesPerPixel).toBe(1000);
  view.setBounds({ ...SONG, samples: 5_000_000 });
  expect(view.zoomShare()).toBe(0);
});

it('draws once for all that happens between two frames', () => {
  const draw = vi.fn<() => void>();
  view.onDraw(draw);
  frames.go();
  draw.mockClear();
  view.zoom(2, 500);
  view.pan(50);
  view.zoom(1.2, 10);
  expect(draw).not.toHaveBeenCalled();
  frames.go();
  expect(draw).toHaveBeenCalledTimes(1);
  expect(frames.go()).toBe(0);
});

it('calls nobody back who has left', () => {
  const draw = vi.fn<() => void>();
  const hear = vi.fn<() => void>();
  view.onDraw(draw)();
  view.subscribe(hear)();
  view.zoom(3, 0);
  frames.go();
  expect(draw).not.toHaveBeenCalled();
  expect(hear).not.toHaveBeenCalled();
});

it('zooms by key over a moment, around the playhead where it is in sight', () => {
  closer();
  view.movePlayhead(400_000, false);
  view.stepZoom(2);
  frames.go(0);
  expect(view.get().samplesPerPixel).toBe(1000);
  frames.go(75);
  expect(view.get().samplesPerPixel).toBeLessThan(900);
  frames.go(75);
  expect(view.get().samplesPerPixel).toBeCloseTo(500);
  expect(share()).toBeCloseTo(0.4);
  expect(frames.go()).toBe(0);
});

it('zooms at once for who wants no motion', () => {
  still = true;
  closer();
  view.stepZoom(2);
  expect(view.get().samplesPerPixel).toBeCloseTo(500);
});

describe('following the playhead', () => {
  const playTo = (...samples: number[]) => {
    for (const sample of samples) view.movePlayhead(sample, true);
  };
  beforeEach(closer);

  it('lets it run to its place and then goes along', () => {
    playTo(100_000, 350_000, 590_000);
    expect(view.get().left).toBe(0);
    playTo(700_000, 900_000, 1_100_000);
    expect(share()).toBeCloseTo(0.6);
  });

  it('goes by pages for who wants no motion', () => {
    still = true;
    playTo(300_000, 550_000, 800_000, 970_000);
    expect(view.get().left).toBe(0);
    playTo(990_000);
    expect(share()).toBeCloseTo(0.1);
  });

  it('keeps it where somebody panned it to, and lets it go once it is out of sight', () => {
    playTo(300_000, 590_000);
    playTo(600_000, 650_000);
    view.pan(-20);
    const kept = share();
    playTo(700_000);
    expect(share()).toBeCloseTo(kept);
    view.pan(5000);
    expect(view.follows()).toBe(false);
    const { left } = view.get();
    playTo(720_000, 740_000);
    expect(view.get().left).toBe(left);
  });

  it('is taken up again when it plays into sight, and when somebody goes elsewhere', () => {
    playTo(100_000);
    view.pan(1000);
    expect(view.follows()).toBe(false);
    for (let sample = 100_000; sample < 1_100_000; sample += 50_000) playTo(sample);
    expect(view.follows()).toBe(true);
    view.pan(-5000);
    view.movePlayhead(5_000_000, true);
    expect(view.follows()).toBe(true);
    expect(share()).toBeGreaterThan(0);
  });

  it('brings a place into sight that is gone to while nothing plays', () => {
    view.movePlayhead(8_000_000, false);
    expect(share()).toBeCloseTo(0.3);
    view.pan(-3000);
    const { left } = view.get();
    frames.go();
    expect(view.get().left).toBe(left);
  });
});
