/** What can be done with an envelope: a row of values, a hundred a second. */

/** The mean of `2 * reach + 1` values around each; fewer at the ends. */
export function smoothed(values: Float32Array, reach: number): Float32Array {
  const sums = new Float64Array(values.length + 1);
  for (let i = 0; i < values.length; i += 1)
    sums[i + 1] = (sums[i] as number) + (values[i] as number);
  return Float32Array.from(values, (_, i) => {
    const from = Math.max(0, i - reach);
    const to = Math.min(values.length, i + reach + 1);
    return ((sums[to] as number) - (sums[from] as number)) / (to - from);
  });
}

/**
 * What stands out of its surroundings, as strong in a quiet part as in a loud one: less the mean of
 * half a second to each side, divided by how much four seconds to each side stand out.
 */
export function standingOut(values: Float32Array): Float32Array {
  const mean = smoothed(values, 50);
  const out = values.map((value, i) => Math.max(0, value - (mean[i] as number)));
  const local = smoothed(
    out.map((value) => value * value),
    400,
  );
  // A pause is no loud part: what is far below the usual is not blown up.
  const usual = local.reduce((sum, value) => sum + value, 0) / Math.max(1, local.length);
  return out.map((value, i) => value / Math.sqrt(Math.max(local[i] as number, usual / 20) + 1e-12));
}

/** The value between two places, on the line that joins them; 0 outside. */
export function valueAt(values: ArrayLike<number>, place: number): number {
  const before = Math.floor(place);
  const share = place - before;
  return (values[before] ?? 0) * (1 - share) + (values[before + 1] ?? 0) * share;
}

/** The greatest value within `reach` of a place. */
export function peakNear(values: Float32Array, place: number, reach: number): number {
  let most = 0;
  const to = Math.round(place + reach);
  for (let i = Math.round(place - reach); i <= to; i += 1) most = Math.max(most, values[i] ?? 0);
  return most;
}
