/** `n`/`d` rounded down, towards minus infinity; `d` > 0. */
export function floorDivide(n: bigint, d: bigint): bigint {
  const quotient = n / d;
  return n % d < 0n ? quotient - 1n : quotient;
}

/** floor(`n`/`d` + ½): the nearest whole number, the higher one of two that are equally near; `d` > 0. */
export const roundDivide = (n: bigint, d: bigint): bigint => floorDivide(2n * n + d, 2n * d);

/** `n`/`d` rounded up; `d` > 0. */
export const ceilDivide = (n: bigint, d: bigint): bigint => -floorDivide(-n, d);
