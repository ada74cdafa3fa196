/** Chance that comes out the same for the same seed, so that two runs make the same board. */
export interface Random {
  /** At least 0, below 1. */
  share(): number;
  between(least: number, most: number): number;
  /** A whole number; both ends can come. */
  whole(least: number, most: number): number;
  chance(probability: number): boolean;
  oneOf<T>(choices: readonly [T, ...T[]]): T;
  /** One of `[weight, value]`; weights need not sum to anything. */
  weighted<T>(choices: readonly [readonly [number, T], ...(readonly [number, T])[]]): T;
  /** So many lower-case hex digits. */
  hex(digits: number): string;
}

export function random(seed: number): Random {
  let state = seed >>> 0;
  // Mulberry32: one multiplication a number, good enough for pictures and names.
  const share = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const whole = (least: number, most: number) => least + Math.floor(share() * (most - least + 1));
  return {
    share,
    whole,
    between: (least, most) => least + share() * (most - least),
    chance: (probability) => share() < probability,
    oneOf: (choices) => choices[whole(0, choices.length - 1)] ?? choices[0],
    weighted(choices) {
      let rest = share() * choices.reduce((sum, [weight]) => sum + weight, 0);
      for (const [weight, value] of choices) {
        rest -= weight;
        if (rest < 0) return value;
      }
      return choices[0][1];
    },
    hex: (digits) => Array.from({ length: digits }, () => whole(0, 15).toString(16)).join(''),
  };
}
