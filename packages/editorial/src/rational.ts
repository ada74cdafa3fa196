/**
 * An exact fraction: integers, `den` > 0, no common factor. Time and lengths are fractions because
 * float arithmetic rounds where nobody asked for it.
 */
export interface Rational {
  readonly num: number;
  readonly den: number;
}

/**
 * The fraction `num`/`den` in lowest terms.
 * Throws a RangeError when either is not a safe integer or `den` is not positive.
 */
export function rational(num: number, den = 1): Rational {
  if (!Number.isSafeInteger(num) || !Number.isSafeInteger(den) || den <= 0) {
    throw new RangeError(`${num}/${den} is not a fraction of whole numbers`);
  }
  const divisor = greatestCommonDivisor(Math.abs(num), den);
  return { num: num / divisor, den: den / divisor };
}

/**
 * Reads what a person types for a length: `2`, `1/2`, `1 1/2`, `0.5` or `.5`.
 * Returns undefined for anything else; decimals are taken digit by digit, never through a float.
 */
export function parseRational(text: string): Rational | undefined {
  const match =
    /^\s*(?:(?<whole>\d{1,6})\s+(?=\d+\/))?(?:(?<num>\d{1,6})\/(?<den>\d{1,6})|(?<int>\d{0,6})(?:[.,](?<decimals>\d{1,6}))?)\s*$/u.exec(
      text,
    );
  if (match?.groups === undefined) return undefined;
  const { whole = '0', num, den, int = '', decimals = '' } = match.groups;
  if (num !== undefined && den !== undefined) {
    if (Number(den) === 0) return undefined;
    return rational(Number(whole) * Number(den) + Number(num), Number(den));
  }
  if (int === '' && decimals === '') return undefined;
  return rational(Number(int + decimals), 10 ** decimals.length);
}

/** The fraction as people write it: `2`, `1/2`, `1 1/2`, `-1/2`. `parseRational` reads non-negative ones back. */
export function formatRational({ num, den }: Rational): string {
  if (den === 1) return String(num);
  const sign = num < 0 ? '-' : '';
  const whole = Math.floor(Math.abs(num) / den);
  const rest = `${Math.abs(num) % den}/${den}`;
  return sign + (whole === 0 ? rest : `${whole} ${rest}`);
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b);
}
