/** A fraction of beats a minute in lowest terms. */
export type Tempo = readonly [num: number, den: number];

/**
 * The roundest tempo (whole, half, tenth, hundredth, thousandth of a beat a minute) whose period lies
 * within `tolerance` seconds of `period`: songs are made at 118 or 117.5 and not at 117.9986.
 */
export function snapTempo(period: number, tolerance: number): Tempo {
  for (const den of [1, 2, 10, 100]) {
    const num = Math.round((60 / period) * den);
    if (Math.abs((60 * den) / num - period) <= tolerance) return lowest(num, den);
  }
  return lowest(Math.round((60 / period) * 1000), 1000);
}

export const periodOf = ([num, den]: Tempo): number => (60 * den) / num;

function lowest(num: number, den: number): Tempo {
  const divide = (a: number, b: number): number => (b > 0 ? divide(b, a % b) : a);
  const divisor = divide(num, den);
  return [num / divisor, den / divisor];
}

/** The tempo as people write it: `118`, `117.5`, `117.53`. */
export const sayTempo = ([num, den]: Tempo): string =>
  String(Math.round((1000 * num) / den) / 1000);
