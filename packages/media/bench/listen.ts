/**
 * How well "Listen for it" hears songs that were made by code, so that what is true of them is known, and
 * whether it is ever worse than music-tempo alone. Whole way: a WAV file, ffmpeg, the thread.
 *
 * `npm run bench -- listen --only swing` hears some of them.
 */
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { parseArgs } from 'node:util';
import MusicTempo from 'music-tempo';
import { findFfmpeg, listenToSong, makeSong, writeWav } from '../src/index.ts';
import type { Proposal, SongPlan } from '../src/index.ts';
import { benchSongs } from './listen-songs/bench-songs.ts';

const TARGET = { tempo: 0.9, f: 0.95, worse: 0, cpuSeconds: 15, blockedMs: 50 };
/** A steady tempo must be the one that was played; of one played by hand the mean, to one in a hundred. */
const EXACT = 1e-4;
const BY_HAND = 0.01;
/** Beats closer than this are the same beat (MIREX). Seconds. */
const WINDOW = 0.07;

const { values: given } = parseArgs({ options: { only: { type: 'string', default: '' } } });
const ffmpeg = await findFfmpeg({ path: process.env['FFMPEG_PATH'] });
if ('missing' in ffmpeg) throw new Error(ffmpeg.missing);
const folder = await mkdtemp(join(tmpdir(), 'tb-listen-'));
const path = join(folder, 'song.wav');
try {
  const songs = benchSongs().filter(({ name }) => name.includes(given.only));
  let [right, metersRight, barsRight, worse, musicTempoRight] = [0, 0, 0, 0, 0];
  const steady: number[] = [];

  for (const { name, plan, isSteady } of songs) {
    const song = makeSong(plan);
    await writeWav(path, [song.left, song.right], plan.rate);
    const heard = await listenToSong(ffmpeg, path, { rate: plan.rate, samples: song.left.length });
    const alone = musicTempoAlone(song.left, song.right);
    const beats = heard.tempo === null ? [] : heard.beats.map((beat) => beat / plan.rate);
    const f = fMeasure(beats, song.beats);
    const isRight = tempoIsRight(heard, plan, isSteady ? EXACT : BY_HAND);
    // Alone it need not be exact, and it knows nothing of changes.
    const aloneIsRight = plan.change === undefined && isNear(alone.tempo, plan.tempo, BY_HAND);
    const isWorse = (aloneIsRight && !isRight) || f < fMeasure(alone.beats, song.beats) - 0.02;
    const meterIsRight = heard.tempo !== null && heard.meter.beats === plan.beatsInBar;
    const barIsRight =
      heard.tempo !== null && Math.abs(heard.firstBeat / plan.rate - (song.bars[0] ?? 0)) < 0.03;
    right += Number(isRight);
    musicTempoRight += Number(aloneIsRight);
    metersRight += Number(meterIsRight);
    barsRight += Number(barIsRight);
    worse += Number(isWorse);
    if (isSteady) steady.push(f);

    if (!isRight || isWorse || f < TARGET.f || !meterIsRight || !barIsRight)
      console.log(
        `  ${name} at ${plan.tempo}: ${heard.tempo?.join('/') ?? 'none'}, F ${f.toFixed(2)}; music-tempo ${alone.tempo.toFixed(1)}${isWorse ? ', worse' : ''}${meterIsRight ? '' : ', other meter'}${barIsRight ? '' : ', other bar one'}. ${heard.says}`,
      );
  }
  const least = Math.min(...steady);
  const count = songs.length;
  row(
    `tempo right without octave help, of ${count}`,
    share(right / count),
    `target ${share(TARGET.tempo)}`,
  );
  row('  music-tempo alone', share(musicTempoRight / count));
  row('  meter right', share(metersRight / count));
  row('  bar one right', share(barsRight / count));
  row('beats of steady songs, mean F (70 ms)', mean(steady).toFixed(3), `target ${TARGET.f}`);
  row('  the worst of them', least.toFixed(3));
  row('worse than music-tempo alone', String(worse), `target ${TARGET.worse}`);
  const long = await listenToFourMinutes();
  row(
    'processor time of 4 minutes',
    `${long.cpuSeconds.toFixed(1)} s`,
    `target ${TARGET.cpuSeconds} s`,
  );
  row(
    '  whoever asks is held up for',
    `${Math.round(long.blockedMs)} ms`,
    `target ${TARGET.blockedMs} ms`,
  );
  row('  at most in memory', `${long.memoryMb} MB`);
  const isMet =
    right / count >= TARGET.tempo &&
    mean(steady) >= TARGET.f &&
    worse <= TARGET.worse &&
    long.cpuSeconds <= TARGET.cpuSeconds;
  process.exitCode = isMet ? 0 : 1;
} finally {
  await rm(folder, { recursive: true, force: true });
}

async function listenToFourMinutes() {
  if ('missing' in ffmpeg) throw new Error(ffmpeg.missing);
  const plan = { style: 'busy', tempo: 118, beatsInBar: 4, seconds: 240, rate: 48_000 } as const;
  const song = makeSong(plan);
  await writeWav(path, [song.left, song.right], plan.rate);
  const before = cpuSeconds();
  const delay = monitorEventLoopDelay({ resolution: 5 });
  delay.enable();
  await listenToSong(ffmpeg, path, { rate: plan.rate, samples: song.left.length });
  delay.disable();
  return {
    cpuSeconds: cpuSeconds() - before,
    blockedMs: delay.max / 1e6,
    memoryMb: Math.round(process.resourceUsage().maxRSS / 1024),
  };
}

/** Seconds of processor time of this process, its threads and the programs it ran. */
function cpuSeconds(): number {
  const { user, system } = process.cpuUsage();
  const own = (user + system) / 1e6;
  if (process.platform !== 'linux') return own;
  // proc(5): the 16th and 17th field are the hundredths of seconds of children that have ended.
  const fields = readFileSync('/proc/self/stat', 'utf8').split(') ')[1]?.split(' ') ?? [];
  return own + (Number(fields[13]) + Number(fields[14])) / 100;
}

/** As its own README uses it: 44,100 Hz, mono, everything as it comes. */
function musicTempoAlone(left: Float32Array, right: Float32Array) {
  try {
    const { tempo, beats } = new MusicTempo(left.map((value, i) => (value + (right[i] ?? 0)) / 2));
    return { tempo: Number(tempo), beats };
  } catch {
    return { tempo: 0, beats: [] }; // that is how it says that it hears nothing
  }
}

function tempoIsRight(heard: Proposal, { tempo, change }: SongPlan, within: number): boolean {
  if (heard.tempo === null) return false;
  const value = (of: readonly [number, number]) => of[0] / of[1];
  const changes = change === undefined ? [] : [change.tempo];
  return (
    isNear(value(heard.tempo), tempo, within) &&
    heard.changes.length === changes.length &&
    heard.changes.every((each, i) => isNear(value(each.tempo), changes[i] ?? 0, within))
  );
}

function isNear(value: number, truth: number, within: number): boolean {
  return Math.abs(value / truth - 1) <= within;
}

function fMeasure(heard: readonly number[], truth: readonly number[]): number {
  const left = new Set(heard);
  let hits = 0;
  for (const time of truth)
    for (const other of left) {
      if (Math.abs(other - time) > WINDOW) continue;
      left.delete(other);
      hits += 1;
      break;
    }
  return (2 * hits) / Math.max(1, heard.length + truth.length);
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}

function share(value: number): string {
  return `${(100 * value).toFixed(1)} %`;
}

function row(name: string, value: string, target = ''): void {
  console.log(`${name.padEnd(48)} ${value.padStart(9)}  ${target}`);
}
