/** A tempo at a place: quarter notes, and quarter notes a minute. */
interface Tempo {
  readonly at: number;
  readonly value: number;
}

/** Steps of one ramp at most; a longer one has steps of several beats. */
const MOST_STEPS = 128;

/**
 * A tempo that glides evenly over the beats, as steps of a beat. Each step has the tempo at which it takes
 * the time the glide takes there (the logarithmic mean of its ends), so every beat is where it was.
 */
export function ramp(from: Tempo, to: Tempo): readonly Tempo[] {
  const length = to.at - from.at;
  const count = Math.min(MOST_STEPS, Math.max(1, Math.ceil(length)));
  const valueAt = (step: number) => from.value + ((to.value - from.value) * step) / count;
  return Array.from({ length: count }, (_, step) => {
    const [one, other] = [valueAt(step), valueAt(step + 1)];
    return {
      at: from.at + (length * step) / count,
      value: one === other ? one : (other - one) / Math.log(other / one),
    };
  });
}
