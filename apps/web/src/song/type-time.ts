import type { Typed } from './type-tempo.ts';

/** A place in the sound that can be typed: its rate and length in samples. */
interface Sound {
  readonly rate: number;
  readonly samples: number;
}

const TIME =
  /^(?<sign>[-−]?)(?:(?:(?<hours>\d{1,2}):)?(?<minutes>\d{1,3}):)?(?<seconds>\d{1,5})(?:[.,](?<decimals>\d{1,6}))?\s*s?$/u;

/**
 * Reads a time in the song as the sample nearest to it: `0:00.512`, `1:05,2`, `65.2`, `-0:00.250`.
 * Reckoned in whole millionths of a second. The song's end is the latest, an hour before its
 * beginning the earliest: a song may be cut into after its first bar.
 */
export function readTime(text: string, { rate, samples }: Sound): Typed<number> {
  const groups = TIME.exec(text.trim())?.groups;
  if (groups === undefined) {
    return {
      why:
        text.trim() === ''
          ? 'Type a time in the song, like 0:00.512.'
          : `“${shorten(text.trim())}” is not a time. Write minutes and seconds, like 0:00.512.`,
    };
  }
  const { sign, hours, minutes, seconds = '0', decimals = '' } = groups;
  if (
    (minutes !== undefined && Number(seconds) > 59) ||
    (hours !== undefined && Number(minutes) > 59)
  ) {
    return { why: `“${text.trim()}” is not a time: a minute has 60 seconds.` };
  }
  const whole = (Number(hours ?? 0) * 60 + Number(minutes ?? 0)) * 60 + Number(seconds);
  const millionths = BigInt(whole) * 1_000_000n + BigInt(decimals.padEnd(6, '0'));
  const sample = Number((millionths * BigInt(rate) * 2n + 1_000_000n) / 2_000_000n);
  const at = sign === '' || sample === 0 ? sample : -sample;
  if (at >= samples) {
    return {
      why: `${writeTime(at, rate)} lies after the end of the song, ${writeTime(samples, rate)}.`,
    };
  }
  if (at < -3600 * rate) return { why: `${writeTime(at, rate)} lies too far before the song.` };
  return { ok: at };
}

/** A sample as minutes, seconds and thousandths: `0:00.512`. */
export function writeTime(sample: number, rate: number): string {
  const ms = Math.round((Math.abs(sample) * 1000) / rate);
  const seconds = `${String(Math.floor(ms / 1000) % 60).padStart(2, '0')}.${String(ms % 1000).padStart(3, '0')}`;
  return `${sample < 0 && ms > 0 ? '-' : ''}${Math.floor(ms / 60_000)}:${seconds}`;
}

const shorten = (text: string): string => (text.length > 24 ? `${text.slice(0, 22)}…` : text);
