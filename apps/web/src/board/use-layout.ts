import { useCallback, useState } from 'react';
import { BOARD_VIEWS } from '../live/people.ts';
import type { BoardView } from '../live/people.ts';

/** How one person likes to see boards. Kept in this browser, per person, since two may share one. */
export interface Layout {
  readonly view: BoardView;
  readonly sideOpen: boolean;
  readonly timelineOpen: boolean;
  /** The pool has its own: there the room belongs to the takes. */
  readonly poolTimelineOpen: boolean;
  /** Pixels. */
  readonly timelineHeight: number;
  readonly slotsByBars: boolean;
  /** Wished width of a take in the pool, in pixels. */
  readonly takeWidth: number;
  /** Whether the film shows in the corner of the board while it plays. */
  readonly monitor: boolean;
}

export const TIMELINE_HEIGHT = { least: 124, usual: 206, most: 420 } as const;

export const TAKE_WIDTH = { least: 96, usual: 140, most: 320 } as const;

const USUAL: Layout = {
  view: 'board',
  sideOpen: true,
  timelineOpen: true,
  poolTimelineOpen: false,
  timelineHeight: TIMELINE_HEIGHT.usual,
  slotsByBars: false,
  takeWidth: TAKE_WIDTH.usual,
  monitor: true,
};

export function useLayout(userId: string) {
  const [layout, setLayout] = useState(() => readLayout(userId));
  const change = useCallback(
    (part: Partial<Layout>) =>
      setLayout((before) => {
        const after = { ...before, ...part };
        writeLayout(userId, after);
        return after;
      }),
    [userId],
  );
  return [layout, change] as const;
}

const keyOf = (userId: string) => `takeboard:layout:${userId}`;

/** Reads what an older version wrote too: each field that does not fit is left at its usual value. */
function readLayout(userId: string): Layout {
  let kept: Partial<Record<keyof Layout, unknown>>;
  try {
    kept = (JSON.parse(localStorage.getItem(keyOf(userId)) ?? '{}') ?? {}) as typeof kept;
  } catch {
    // Not JSON, or a browser that keeps nothing: the usual layout is as good as any.
    return USUAL;
  }
  const bool = (value: unknown, usual: boolean) => (typeof value === 'boolean' ? value : usual);
  return {
    view: BOARD_VIEWS.find((view) => view === kept.view) ?? USUAL.view,
    sideOpen: bool(kept.sideOpen, USUAL.sideOpen),
    timelineOpen: bool(kept.timelineOpen, USUAL.timelineOpen),
    poolTimelineOpen: bool(kept.poolTimelineOpen, USUAL.poolTimelineOpen),
    timelineHeight:
      typeof kept.timelineHeight === 'number'
        ? clampHeight(kept.timelineHeight)
        : USUAL.timelineHeight,
    slotsByBars: bool(kept.slotsByBars, USUAL.slotsByBars),
    takeWidth:
      typeof kept.takeWidth === 'number'
        ? Math.min(TAKE_WIDTH.most, Math.max(TAKE_WIDTH.least, kept.takeWidth))
        : USUAL.takeWidth,
    monitor: bool(kept.monitor, USUAL.monitor),
  };
}

export const clampHeight = (height: number): number =>
  Math.round(Math.min(TIMELINE_HEIGHT.most, Math.max(TIMELINE_HEIGHT.least, height)));

function writeLayout(userId: string, layout: Layout): void {
  try {
    localStorage.setItem(keyOf(userId), JSON.stringify(layout));
  } catch {
    // A full or forbidden store costs only that the next visit begins with the usual layout.
  }
}
