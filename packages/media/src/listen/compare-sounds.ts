import { likeliestLags } from './coarse-lags.ts';
import type { Comparison } from './comparison.ts';
import { standingOut } from './envelope.ts';
import { fineLags, liesIn, placesIn } from './fine-lags.ts';
import type { FineLag } from './fine-lags.ts';
import { agreeOnLine } from './lag-line.ts';
import type { LagLine } from './lag-line.ts';
import { EAR_RATE, onsetsOf } from './onset-envelope.ts';

/** Places at which the sound itself lies on one line, as a share of all: from here on it is one recording. */
const RECORDING = 0.3;
/** And so much of the sound must be in phase there: two songs with one drum machine reach a third. */
const IN_PHASE = 0.4;
/** What was put in or taken out makes all that follows a question, so sure one can be at most. */
const EDITED = 500;
/** With so many, other lags need not be looked at. */
const ENOUGH = 0.8;
/** Seconds two mixes must have in common to be compared. */
const SHORTEST = 4;

/**
 * Lay a new mix beside the old one: first their beginnings of sounds, a hundred a second, then the sound
 * itself in some fifty places, to a fraction of a sample.
 * @param old @param now mono at EAR_RATE; @param rate samples a second of the new mix, in which is answered.
 * @param onProgress thousandths.
 */
export function compareSounds(
  old: Float32Array,
  now: Float32Array,
  rate: number,
  onProgress: (progress: number) => void,
): Comparison {
  const [oldSilent, nowSilent] = [isSilent(old), isSilent(now)];
  if (oldSilent || nowSilent)
    return another(
      0,
      `${oldSilent ? 'The old' : 'The new'} mix is silent, so the two cannot be compared.`,
    );
  if (Math.min(old.length, now.length) < SHORTEST * EAR_RATE)
    return another(0, `Less than ${SHORTEST} seconds of sound cannot be compared.`);
  const before = standingOut(onsetsOf(old, (share) => onProgress(Math.round(350 * share))).all);
  const after = standingOut(
    onsetsOf(now, (share) => onProgress(350 + Math.round(350 * share))).all,
  );
  const lags = likeliestLags(before, after);
  onProgress(750);
  const line = lineThrough(old, now, before, after, lags);
  onProgress(1000);
  if (line.share < RECORDING || line.alike < IN_PHASE) {
    return another(
      Math.round(1000 * Math.max(0, 1 - line.share * line.alike * 2)),
      line.share < RECORDING
        ? 'This sounds like another song: nowhere do the two recordings lie on each other.'
        : 'This sounds like another song of the same tempo: only single sounds lie on each other.',
    );
  }
  return sayLine(line, old.length, now.length, rate);
}

/** Each place may belong to another of the likely lags: where bars were put in, the rest lies later. */
function lineThrough(
  old: Float32Array,
  now: Float32Array,
  before: Float32Array,
  after: Float32Array,
  lags: readonly number[],
): LagLine {
  const places = placesIn(old.length);
  const count = ({ start, slope }: Pick<LagLine, 'start' | 'slope'>) =>
    places.filter((at) => liesIn(now.length, at + start + slope * at)).length;
  const clearest = new Map<number, FineLag>();
  let line = agreeOnLine([], count);
  for (const lag of lags) {
    for (const found of fineLags(old, now, before, after, lag))
      if (found.alike > (clearest.get(found.at)?.alike ?? 0)) clearest.set(found.at, found);
    const all = [...clearest.values()].toSorted((one, other) => one.at - other.at);
    line = agreeOnLine(all, count);
    if (line.share > ENOUGH) break;
  }
  return line;
}

function sayLine(line: LagLine, oldLength: number, nowLength: number, rate: number): Comparison {
  const scale = rate / EAR_RATE;
  const both = Math.min(oldLength, nowLength - line.start);
  // What is nearly nothing is rounded to −0 from below; adding 0 makes it 0.
  const offset = Math.round(line.start * scale) + 0;
  const drift = Math.round(line.slope * both * scale) + 0;
  const parts = [
    offset === 0
      ? 'The new mix begins exactly where the old one does.'
      : `The new mix begins ${sayTime(Math.abs(offset) / rate)} ${offset > 0 ? 'earlier than the old one' : 'into the old one'}.`,
    drift === 0
      ? 'It does not drift.'
      : `Over the song it drifts by ${sayTime(Math.abs(drift) / rate)}: it runs ${drift > 0 ? 'slower' : 'faster'}.`,
  ];
  if (line.other !== undefined) {
    const { from, by } = line.other;
    parts.push(
      `From ${clock(from / EAR_RATE)} on it lies ${sayTime(Math.abs(by) / EAR_RATE)} ${by > 0 ? 'later' : 'earlier'}: something was ${by > 0 ? 'put in' : 'taken out'} there.`,
    );
  }
  return {
    offset,
    drift,
    sure: Math.min(
      line.other === undefined ? 1000 : EDITED,
      Math.round(1000 * Math.min(1, line.share * 1.05) * Math.min(1, line.alike / 0.6)),
    ),
    same: true,
    says: parts.join(' '),
  };
}

const another = (sure: number, says: string): Comparison => ({
  offset: 0,
  drift: 0,
  sure,
  same: false,
  says,
});

const isSilent = (sound: Float32Array): boolean => !sound.some((value) => Math.abs(value) > 0.001);

/** `12 ms`, `1.25 s`. */
const sayTime = (seconds: number): string =>
  seconds < 0.1
    ? `${String(Math.round(seconds * 10_000) / 10)} ms`
    : `${String(Math.round(seconds * 1000) / 1000)} s`;

const clock = (seconds: number): string => {
  const whole = Math.floor(seconds);
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`;
};
