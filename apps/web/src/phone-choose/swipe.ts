/** A finger that goes sideways over a picture: for the next take, or the one before. */
export interface Swipe {
  down(at: Touch, around: Around): void;
  /** How far the picture follows the finger, in pixels; 0 until it is clear that it goes sideways. */
  move(at: Touch): number;
  /** Which way it is let go: 1 for the next, -1 for the one before, 0 to stay. */
  up(at: Touch): -1 | 0 | 1;
  /** The page scrolls instead, or something else took the finger. */
  cancel(): void;
  /** Whether the finger goes sideways: whatever else it might have meant, it does not mean it. */
  isOn(): boolean;
}

/** What lies around the finger when it comes down. */
export interface Around {
  /** Of the picture, in pixels. */
  readonly width: number;
  /** Whether there is a take that way. */
  may(way: -1 | 1): boolean;
}

/** Pixels of the screen; milliseconds. */
export interface Touch {
  readonly x: number;
  readonly y: number;
  readonly at: number;
}

/** Pixels after which a finger means something; a still one trembles less. */
const MEANT = 10;
/** The share of the picture's width that has to be gone, and the speed that does instead. */
const FAR = 0.22;
/** Pixels a millisecond. */
const FAST = 0.45;
/** How much of a way that leads nowhere is followed. */
const RESISTS = 0.25;

export function newSwipe(): Swipe {
  let begun: (Touch & { readonly around: Around }) | null = null;
  let sideways = false;
  const end = () => {
    begun = null;
    sideways = false;
  };
  return {
    down(at, around) {
      begun = { ...at, around };
      sideways = false;
    },
    move(at) {
      if (begun === null) return 0;
      const [dx, dy] = [at.x - begun.x, at.y - begun.y];
      if (!sideways && Math.abs(dx) > MEANT && Math.abs(dx) > Math.abs(dy)) sideways = true;
      if (!sideways) return 0;
      return begun.around.may(dx < 0 ? 1 : -1) ? dx : dx * RESISTS;
    },
    up(at) {
      const from = begun;
      const was = sideways;
      end();
      if (from === null || !was) return 0;
      const dx = at.x - from.x;
      const way = dx < 0 ? 1 : -1;
      const isFast = Math.abs(dx) / Math.max(1, at.at - from.at) > FAST;
      const { width, may } = from.around;
      return (Math.abs(dx) > width * FAR || isFast) && may(way) ? way : 0;
    },
    cancel: end,
    isOn: () => sideways,
  };
}
