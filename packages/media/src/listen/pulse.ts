/** How much of what begins in a song begins on its beats and their parts. */
export interface Pulse {
  /** 0 when beginnings lie anywhere between the beats, 1 when all lie on beats, halves, thirds or quarters. */
  readonly strength: number;
  /** Beginnings that were counted. */
  readonly onsets: number;
}

/** Parts of a beat on which music begins notes. */
const PARTS = [1, 2, 3, 4];

/**
 * The length of the mean vector of all onsets on the circle of the beat (Rayleigh's test), for the part
 * of the beat that suits them best.
 * @param envelope what stands out, a hundred values a second; @param beatAt the beat, with fractions, of a second.
 */
export function pulseOf(envelope: Float32Array, beatAt: (seconds: number) => number): Pulse {
  const sums = PARTS.map(() => ({ x: 0, y: 0 }));
  let all = 0;
  let squares = 0;
  for (let i = 1; i < envelope.length - 1; i += 1) {
    const here = envelope[i] as number;
    const before = envelope[i - 1] as number;
    const after = envelope[i + 1] as number;
    if (here < 1 || here < before || here <= after) continue;
    const shift = (0.5 * (before - after)) / (before - 2 * here + after || -1);
    const strength = Math.min(here, 4);
    const beat = beatAt((i + shift) / 100);
    for (const [k, part] of PARTS.entries()) {
      const sum = sums[k] as { x: number; y: number };
      sum.x += strength * Math.cos(2 * Math.PI * part * beat);
      sum.y += strength * Math.sin(2 * Math.PI * part * beat);
    }
    all += strength;
    squares += strength * strength;
  }
  if (all === 0) return { strength: 0, onsets: 0 };
  const strength = Math.max(...sums.map(({ x, y }) => Math.hypot(x, y) / all));
  return { strength, onsets: (all * all) / squares };
}
