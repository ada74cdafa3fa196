import { attacksNear } from './attacks.ts';
import { standingOut } from './envelope.ts';
import { findBars } from './find-bars.ts';
import { beatTime, countBeats, fitBeats, missOf } from './fit-tempo.ts';
import type { CountedAttack, Fit } from './fit-tempo.ts';
import { chordChanges } from './harmony.ts';
import { beatsAtBestLevel } from './metrical-level.ts';
import { EAR_RATE, onsetsOf } from './onset-envelope.ts';
import { periodPath } from './period-path.ts';
import { noBeat } from './proposal.ts';
import type { Agreement, Proposal } from './proposal.ts';
import { agreementOf, secondOpinion } from './second-opinion.ts';
import { periodOf, sayTempo, snapTempo } from './snap-tempo.ts';
import type { Tempo } from './snap-tempo.ts';

/** Below this there are too few beats to tell a tempo from. Seconds. */
const SHORTEST = 6;
/** Over the whole song, a rounder tempo may drift so far from what was heard. Seconds. */
const DRIFT = 0.008;
/** A second tempo must make the fit so much better, and differ by so much. */
const BETTER = 0.35;
const DIFFERENT = 0.004;

/**
 * Where the beats of a song are.
 * @param sound mono at EAR_RATE; @param rate samples a second of the mix, in which is answered.
 * @param onProgress thousandths.
 */
export function hearBeats(
  sound: Float32Array,
  rate: number,
  onProgress: (progress: number) => void = () => {},
): Proposal {
  const seconds = sound.length / EAR_RATE;
  if (isSilent(sound)) return noBeat('This song is silent: there is no beat to hear.');
  if (seconds < SHORTEST)
    return noBeat(
      `Only ${seconds.toFixed(1)} seconds of sound: at least ${SHORTEST} are needed to hear a tempo. Type it instead.`,
    );
  const onsets = onsetsOf(sound, (share) => onProgress(Math.round(350 * share)));
  onProgress(350);
  const punch = standingOut(onsets.punch);
  const all = standingOut(onsets.all);
  const envelope = all.map((value, i) => (value + (punch[i] as number)) / 2);
  const path = periodPath(envelope);
  onProgress(450);
  const other = secondOpinion(sound);
  onProgress(800);
  const tracked = beatsAtBestLevel(envelope, punch, [
    path.periods,
    ...(other === undefined ? [] : [path.periods.map(() => other * 100)]),
  ]);
  onProgress(900);
  if (tracked === undefined)
    return noBeat('No beat was found in this song. Type its tempo, or tap it.');
  const attacks = countBeats(attacksNear(sound, tracked.beats), tracked.beats);
  const fit = fitSong(attacks);
  onProgress(950);
  const tempo = snapped(fit.period, fit.error, fit.turn ?? attacks.at(-1)?.n ?? 1);
  const last = attacks.at(-1)?.n ?? 0;
  const laterTempo =
    fit.turn === undefined ? undefined : snapped(fit.laterPeriod, fit.laterError, last - fit.turn);
  const exact = withTempos(attacks, fit, tempo, laterTempo);
  const times = Array.from({ length: last + 1 }, (_, n) => beatTime(exact, n));
  const bars = findBars(onsets, chordChanges(sound, times), times, tempo[0] / tempo[1]);
  const agreement = agreementOf(exact.period, other);
  const inMix = (time: number) => Math.round(time * rate);
  const confidence = Math.round(1000 * Math.min(1, tracked.fits));
  return {
    tempo,
    meter: bars.meter,
    firstBeat: inMix(times[bars.first] ?? 0),
    beats: times.slice(bars.first).map(inMix),
    changes:
      fit.turn === undefined || laterTempo === undefined
        ? []
        : [{ sample: inMix(beatTime(exact, fit.turn)), tempo: laterTempo }],
    confidence,
    agreement,
    says: say(tempo, agreement),
  };
}

function fitSong(attacks: readonly CountedAttack[]): Fit {
  const steady = fitBeats(attacks);
  const last = attacks.at(-1)?.n ?? 0;
  const miss = missOf(attacks, steady);
  let best = steady;
  let least = miss;
  for (let turn = 8; turn <= last - 8; turn += 1) {
    const fit = fitBeats(attacks, turn);
    const found = missOf(attacks, fit);
    if (found < least) [best, least] = [fit, found];
  }
  const isOther = Math.abs(Math.log(best.period / best.laterPeriod)) > DIFFERENT;
  return isOther && least < BETTER * miss ? best : steady;
}

const snapped = (period: number, error: number, beats: number): Tempo =>
  snapTempo(period, Math.max(3 * error, DRIFT / Math.max(8, beats)));

/** The fit with its tempos made round: the start is moved so that most attacks lie on their beats. */
function withTempos(
  attacks: readonly CountedAttack[],
  fit: Fit,
  tempo: Tempo,
  laterTempo: Tempo | undefined,
): Pick<Fit, 'start' | 'period' | 'turn' | 'laterPeriod'> {
  const period = periodOf(tempo);
  const exact = { start: 0, period, turn: fit.turn, laterPeriod: periodOf(laterTempo ?? tempo) };
  const offsets = attacks
    .filter(({ weight, at, n }) => weight > 0 && Math.abs(at - beatTime(fit, n)) < 0.03)
    .map(({ at, n }) => at - beatTime(exact, n))
    .toSorted((a, b) => a - b);
  return { ...exact, start: offsets[Math.floor(offsets.length / 2)] ?? fit.start };
}

function isSilent(sound: Float32Array): boolean {
  return !sound.some((value) => Math.abs(value) > 0.001);
}

function say(tempo: Tempo, agreement: Agreement): string {
  return `${sayTempo(tempo)} beats a minute (${agreement}).`;
}
