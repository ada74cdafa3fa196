import type { CountedAttack, Fit } from './fit-tempo.ts';
import { beatTime, fitBeats, missOf } from './fit-tempo.ts';
import { periodOf, snapTempo } from './snap-tempo.ts';
import type { Tempo } from './snap-tempo.ts';

/** A second tempo must make the fit so much better, and differ by so much. */
const BETTER = 0.35;
const DIFFERENT = 0.004;
/** Over the whole song, a rounder tempo may drift so far from what was heard. Seconds. */
const DRIFT = 0.008;
/** Where beats stray so far from their row for a while, nobody plays to a click. Seconds, beats. */
const STRAY = 0.04;
const WHILE = 9;
/** In how many places a turn is looked for at first. */
const TURNS = 100;
/** Beats at least at each tempo. */
const FEWEST = 8;

/** A row of beats with round tempos. Seconds. */
export interface FittedSong extends Pick<Fit, 'start' | 'period' | 'turn' | 'laterPeriod'> {
  readonly tempo: Tempo;
  /** From beat `turn` on. */
  readonly laterTempo: Tempo | undefined;
  /** Whether it is played to a click; if not, the row is only a mean. */
  readonly isSteady: boolean;
}

/** The steady row of beats nearest to all attacks, with one change of tempo where there is one. */
export function fitSong(attacks: readonly CountedAttack[]): FittedSong {
  const last = attacks.at(-1)?.n ?? 0;
  const fit = steadyOrTurning(attacks, last);
  const before = fit.turn ?? last;
  const tempo = snapped(fit.period, fit.error, before);
  const laterTempo =
    fit.turn === undefined ? undefined : snapped(fit.laterPeriod, fit.laterError, last - fit.turn);
  const exact = {
    start: 0,
    period: periodOf(tempo),
    turn: fit.turn,
    laterPeriod: periodOf(laterTempo ?? tempo),
  };
  const offsets = attacks
    .filter(({ weight, at, n }) => weight > 0 && Math.abs(at - beatTime(fit, n)) < 0.03)
    .map(({ at, n }) => at - beatTime(exact, n));
  const song = { ...exact, start: offsets.length === 0 ? fit.start : middle(offsets) };
  return { ...song, tempo, laterTempo, isSteady: mostStray(attacks, song) < STRAY };
}

function steadyOrTurning(attacks: readonly CountedAttack[], last: number): Fit {
  const steady = fitBeats(attacks);
  const miss = missOf(attacks, steady);
  let best = steady;
  let least = miss;
  const tryTurns = (from: number, to: number, step: number) => {
    for (let turn = from; turn <= to; turn += step) {
      const fit = fitBeats(attacks, turn);
      const found = missOf(attacks, fit);
      if (found < least) {
        best = fit;
        least = found;
      }
    }
  };
  // First roughly, then beat by beat: all turns of a long song would take as long as all else.
  const step = Math.max(1, Math.floor(last / TURNS));
  tryTurns(FEWEST, last - FEWEST, step);
  const near = best.turn;
  if (near !== undefined && step > 1)
    tryTurns(Math.max(FEWEST, near - step), Math.min(last - FEWEST, near + step), 1);
  const isOther = Math.abs(Math.log(best.period / best.laterPeriod)) > DIFFERENT;
  return isOther && least < BETTER * miss ? best : steady;
}

const snapped = (period: number, error: number, beats: number): Tempo =>
  snapTempo(period, Math.max(3 * error, DRIFT / Math.max(FEWEST, beats)));

/** How far the beats stray from the row, in the worst place. */
function mostStray(
  attacks: readonly CountedAttack[],
  song: Parameters<typeof beatTime>[0],
): number {
  const off = attacks.flatMap(({ at, n, weight }) => (weight > 0 ? [at - beatTime(song, n)] : []));
  if (off.length < WHILE) return Infinity;
  let most = 0;
  for (let i = 0; i + WHILE <= off.length; i += 1)
    most = Math.max(most, Math.abs(middle(off.slice(i, i + WHILE))));
  return most;
}

const middle = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
