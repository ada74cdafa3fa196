import type { Attack } from './attacks.ts';

/** A row of beats at one tempo, or at one and then another. Seconds. */
export interface Fit {
  /** When beat 0 is. */
  readonly start: number;
  /** Seconds from beat to beat, and from beat `turn` on. */
  readonly period: number;
  readonly turn: number | undefined;
  readonly laterPeriod: number;
  /** How far attacks usually are from their beats. */
  readonly spread: number;
  /** Standard error of the two periods. */
  readonly error: number;
  readonly laterError: number;
}

export interface CountedAttack extends Attack {
  /** Which beat it is. */
  readonly n: number;
}

/** Attacks farther than this from their beat are somebody else's, in seconds. */
const FAR = 0.03;
const ROUNDS = 6;

/** When a beat is by a fit. */
export const beatTime = (
  { start, period, turn, laterPeriod }: Pick<Fit, 'start' | 'period' | 'turn' | 'laterPeriod'>,
  n: number,
): number =>
  turn === undefined || n <= turn
    ? start + n * period
    : start + turn * period + (n - turn) * laterPeriod;

/** Number the attacks by their distance: a beat that was not heard is counted all the same. */
export function countBeats(attacks: readonly Attack[], frames: readonly number[]): CountedAttack[] {
  const gaps = frames.slice(1).map((frame, i) => frame - (frames[i] as number));
  let n = 0;
  return attacks.map((attack, i) => {
    if (i > 0) {
      const around = gaps.slice(Math.max(0, i - 9), i + 8).toSorted((a, b) => a - b);
      const usual = around[Math.floor(around.length / 2)] as number;
      n += Math.max(1, Math.round((gaps[i - 1] as number) / usual));
    }
    return { ...attack, n };
  });
}

/**
 * The steady tempo that is nearest to all attacks (least squares; what is far from its beat counts for
 * nothing), with another tempo from beat `turn` on where one is given.
 */
export function fitBeats(attacks: readonly CountedAttack[], turn?: number): Fit {
  let weights = attacks.map(({ weight }) => Math.min(weight, 4));
  let values = solve(attacks, weights, turn);
  let reach = 2.5 * FAR;
  for (let round = 0; round < ROUNDS; round += 1) {
    const now = values;
    weights = attacks.map((attack) => {
      const off = Math.abs(attack.at - beatTime(now, attack.n)) / reach;
      return off >= 1 ? 0 : Math.min(attack.weight, 4) * (1 - off * off) ** 2;
    });
    if (weights.filter((weight) => weight > 0).length < 6) break;
    values = solve(attacks, weights, turn);
    reach = Math.max(FAR, reach * 0.7);
  }
  return { ...values, ...errorsOf(attacks, weights, values) };
}

type Values = Pick<Fit, 'start' | 'period' | 'turn' | 'laterPeriod'>;

/** Weighted least squares of start, period and later period: the normal equations, solved by hand. */
function solve(
  attacks: readonly CountedAttack[],
  weights: readonly number[],
  turn: number | undefined,
): Values {
  const size = turn === undefined ? 2 : 3;
  const matrix = Array.from({ length: size }, () => new Float64Array(size + 1));
  for (const [i, { n, at }] of attacks.entries()) {
    const weight = weights[i] as number;
    const row = turn === undefined ? [1, n] : [1, Math.min(n, turn), Math.max(0, n - turn)];
    for (let a = 0; a < size; a += 1) {
      const line = matrix[a] as Float64Array;
      for (let b = 0; b < size; b += 1)
        line[b] = (line[b] as number) + weight * (row[a] as number) * (row[b] as number);
      line[size] = (line[size] as number) + weight * (row[a] as number) * at;
    }
  }
  const [start = 0, period = 0, laterPeriod = period] = eliminate(matrix);
  return { start, period, turn, laterPeriod };
}

function eliminate(matrix: readonly Float64Array[]): readonly number[] {
  const size = matrix.length;
  for (let pivot = 0; pivot < size; pivot += 1) {
    const line = matrix[pivot] as Float64Array;
    for (let other = 0; other < size; other += 1) {
      if (other === pivot) continue;
      const row = matrix[other] as Float64Array;
      const share = (row[pivot] as number) / ((line[pivot] as number) || 1e-12);
      for (let k = pivot; k <= size; k += 1)
        row[k] = (row[k] as number) - share * (line[k] as number);
    }
  }
  return matrix.map((line, i) => (line[size] as number) / ((line[i] as number) || 1e-12));
}

function errorsOf(attacks: readonly CountedAttack[], weights: readonly number[], values: Values) {
  const { turn } = values;
  const part = (belongs: (n: number) => boolean) => {
    let [sum, square, count, mean] = [0, 0, 0, 0];
    const own = attacks.flatMap((attack, i) =>
      (weights[i] as number) > 0 && belongs(attack.n) ? [attack] : [],
    );
    for (const { n, at } of own) {
      sum += (at - beatTime(values, n)) ** 2;
      mean += n / own.length;
      count += 1;
    }
    for (const { n } of own) square += (n - mean) ** 2;
    const spread = count < 3 ? 0.05 : Math.sqrt(sum / (count - 2));
    return { spread, error: spread / Math.sqrt(Math.max(1, square)) };
  };
  const whole = part(() => true);
  if (turn === undefined)
    return { spread: whole.spread, error: whole.error, laterError: whole.error };
  return {
    spread: whole.spread,
    error: part((n) => n <= turn).error,
    laterError: part((n) => n >= turn).error,
  };
}

/**
 * How badly a fit misses: the mean square distance of attacks from their beats, none counted for more
 * than `FAR`.
 */
export function missOf(attacks: readonly CountedAttack[], fit: Values): number {
  let [sum, count] = [0, 0];
  for (const attack of attacks) {
    if (attack.weight === 0) continue;
    sum += Math.min(FAR, Math.abs(attack.at - beatTime(fit, attack.n))) ** 2;
    count += 1;
  }
  return sum / Math.max(1, count);
}
