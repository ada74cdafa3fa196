import { rational } from '@takeboard/editorial';
import type { Rational } from '@takeboard/editorial';

/** A microsecond is what MIDI rounds to, up or down. */
const MICROSECOND = 1;

/**
 * The tempo behind a MIDI tempo event: the roundest one that whole microseconds stand for. 118 becomes
 * 508,475 µs in every file, which taken by its word is 117.9999 and 0.2 ms late after four minutes. What
 * no round tempo stands for is taken by its word, exactly.
 * @param microseconds for a quarter note.
 */
export function tempoOfMicroseconds(microseconds: number): Rational {
  for (const den of [1, 2, 10, 100, 1000]) {
    const num = Math.round((60e6 / microseconds) * den);
    if (num > 0 && Math.abs((60e6 * den) / num - microseconds) < MICROSECOND)
      return rational(num, den);
  }
  return rational(60_000_000, microseconds);
}

/**
 * A tempo that was kept as a decimal number: its hundredths where it means them (119.999992 is 120),
 * else six places.
 */
export function tempoOfDecimal(tempo: number): Rational {
  const hundredths = Math.round(tempo * 100);
  return Math.abs(hundredths / 100 - tempo) < 1e-4
    ? rational(hundredths, 100)
    : rational(Math.round(tempo * 1e6), 1e6);
}
