import { attacksNear } from './attacks.ts';
import { standingOut } from './envelope.ts';
import { findBars } from './find-bars.ts';
import { fitSong } from './fit-song.ts';
import type { FittedSong } from './fit-song.ts';
import { beatTime, countBeats } from './fit-tempo.ts';
import { chordChanges } from './harmony.ts';
import { beatsAtBestLevel } from './metrical-level.ts';
import { FRAMES, onsetsOf } from './onset-envelope.ts';
import { periodPath } from './period-path.ts';
import { noBeat } from './proposal.ts';
import type { Agreement, Proposal } from './proposal.ts';
import { pulseOf } from './pulse.ts';
import { sayProposal } from './say-proposal.ts';
import { agreementOf, secondOpinion } from './second-opinion.ts';
import { soundingPart } from './sounding.ts';

/** Below this there are too few beats to tell a tempo from. Seconds. */
const SHORTEST = 6;
/**
 * A song that repeats less clearly than this, and whose onsets lie less on a row of beats, has no beat.
 * Speech, noise and free playing reach 0.1 and 0.3, what is played to a click 0.6 and 0.9, by hand 0.4 and 0.9.
 */
const UNCLEAR = 0.13;
const LOOSE = 0.38;
/** What the other tracker's answer makes of the confidence. */
const TRUST: Readonly<Record<Agreement, number>> = {
  same: 0.96,
  half: 0.72,
  double: 0.72,
  'two-thirds': 0.5,
  'three-halves': 0.5,
  none: 0.45,
};

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
  const part = soundingPart(sound);
  if (part === undefined) return noBeat('This song is silent: there is no beat to hear.');
  if (part.to - part.from < SHORTEST)
    return noBeat(
      `Only ${(part.to - part.from).toFixed(1)} seconds of sound: at least ${SHORTEST} are needed to hear a tempo. Type it instead.`,
    );
  const onsets = onsetsOf(sound, (share) => onProgress(Math.round(350 * share)));
  const punch = standingOut(onsets.punch);
  const all = standingOut(onsets.all);
  const envelope = all.map((value, i) => (value + (punch[i] as number)) / 2);
  const path = periodPath(envelope);
  onProgress(450);
  const other = secondOpinion(sound);
  onProgress(750);
  const paths = [
    path.periods,
    ...(other === undefined ? [] : [path.periods.map(() => other * FRAMES)]),
  ];
  const tracked = beatsAtBestLevel(envelope, punch, paths);
  if (tracked === undefined) return noBeat(NO_BEAT);
  onProgress(850);
  const attacks = countBeats(attacksNear(sound, tracked.beats), tracked.beats);
  const song = fitSong(attacks);
  onProgress(930);
  const { strength } = pulseOf(all, (seconds) =>
    song.isSteady ? beatOf(song, seconds) : beatAmong(tracked.beats, seconds * FRAMES),
  );
  if (path.clarity < UNCLEAR && strength < LOOSE) return noBeat(NO_BEAT);

  const times = song.isSteady
    ? rowOf(song, part)
    : tracked.beats.map((frame, i) => attacks[i]?.at ?? frame / FRAMES);
  const { tempo, laterTempo, turn } = song;
  const changes = chordChanges(sound, times);
  const bars = findBars(onsets, changes, times, tempo[0] / tempo[1]);
  onProgress(990);
  const agreement = agreementOf([song.period, song.laterPeriod], other);
  const inMix = (seconds: number) => Math.max(0, Math.round(seconds * rate));
  const change =
    turn === undefined || laterTempo === undefined
      ? undefined
      : { at: beatTime(song, turn), tempo: laterTempo };
  const trust = TRUST[agreement] * (song.isSteady ? 1 : 0.4);
  return {
    tempo,
    meter: bars.meter,
    firstBeat: inMix(times[bars.first] ?? 0),
    beats: times.slice(bars.first).map(inMix),
    changes: change === undefined ? [] : [{ sample: inMix(change.at), tempo: change.tempo }],
    confidence: Math.round(1000 * trust * Math.max(0, Math.min(1, (strength - 0.2) / 0.45))),
    agreement,
    says: sayProposal({
      tempo,
      meter: bars.meter,
      change,
      isSteady: song.isSteady,
      range: rangeOf(tracked.beats),
      agreement,
      other: other === undefined ? undefined : 60 / other,
      barsAreClear: bars.isClear,
    }),
  };
}

const NO_BEAT =
  'No steady beat was found in this song. Type its tempo, tap it, or put the shots on the song without bars.';

/** Which beat of the row a second is, with fractions. */
function beatOf(song: FittedSong, seconds: number): number {
  const { start, period, turn, laterPeriod } = song;
  const turnsAt = turn === undefined ? Infinity : beatTime(song, turn);
  return seconds <= turnsAt || turn === undefined
    ? (seconds - start) / period
    : turn + (seconds - turnsAt) / laterPeriod;
}

/** The same among beats that follow no row. */
function beatAmong(beats: readonly number[], frame: number): number {
  const next = beats.findIndex((beat) => beat > frame);
  const at = next === -1 ? beats.length - 1 : Math.max(1, next);
  const [from, to] = [beats[at - 1] as number, beats[at] as number];
  return at - 1 + (frame - from) / (to - from);
}

/** All beats of the row while there is sound: the tracker may have missed the first and the last. */
function rowOf(song: FittedSong, { from, to }: { from: number; to: number }): number[] {
  const first = Math.ceil(beatOf(song, Math.max(0, from - 0.03)) - 1e-6);
  const last = Math.floor(beatOf(song, to));
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, i) =>
    Math.max(0, beatTime(song, first + i)),
  );
}

/** Beats a minute of the slowest and the fastest sixteen beats. */
function rangeOf(beats: readonly number[]): readonly [number, number] {
  const tempos = beats
    .slice(16)
    .map((beat, i) => (60 * 16 * FRAMES) / (beat - (beats[i] as number)));
  return [Math.min(...tempos), Math.max(...tempos)];
}
