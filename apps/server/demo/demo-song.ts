import { Mixdown, writeWav } from '@takeboard/media';
import { playBar } from './play-bar.ts';
import type { SectionKind } from './play-bar.ts';

/** What is true of the demo's song, since it was made so. */
export interface DemoSong {
  /** Beats a minute. */
  readonly tempo: number;
  readonly meter: { readonly beats: number; readonly unit: number };
  /** The sample on which bar one begins. */
  readonly firstBeat: number;
  /** Each begins with a bar, counted from 1, and ends where the next begins. */
  readonly sections: readonly { readonly name: string; readonly bar: number }[];
}

const RATE = 48_000;
const TEMPO = 118;
const BEATS = 4;
const BARS = 118;
const FIRST_BEAT = RATE / 4;
/** What the last chord needs to die away. */
const TAIL_SECONDS = 2.5;

/** Seconds of a bar. */
export const DEMO_BAR_SECONDS = (BEATS * 60) / TEMPO;

const SECTIONS: readonly { name: string; bar: number; kind: SectionKind }[] = [
  { name: 'Intro', bar: 1, kind: 'intro' },
  { name: 'Verse 1', bar: 7, kind: 'verse' },
  { name: 'Pre', bar: 23, kind: 'pre' },
  { name: 'Chorus 1', bar: 31, kind: 'chorus' },
  { name: 'Verse 2', bar: 47, kind: 'verse' },
  { name: 'Break', bar: 59, kind: 'break' },
  { name: 'Pre 2', bar: 61, kind: 'pre' },
  { name: 'Chorus 2', bar: 69, kind: 'chorus' },
  { name: 'Bridge', bar: 85, kind: 'bridge' },
  { name: 'Chorus 3', bar: 95, kind: 'chorus' },
  { name: 'Outro', bar: 111, kind: 'outro' },
];

/**
 * Make a song of four minutes (48 kHz, stereo, 16 bits) and write it as a WAV: drums, bass, chords and a
 * melody, all by formulas, so that nobody's music is needed. The same song each time, in a few seconds.
 */
export async function makeDemoSong(path: string): Promise<DemoSong> {
  const mix = new Mixdown(FIRST_BEAT / RATE + BARS * DEMO_BAR_SECONDS + TAIL_SECONDS, RATE);
  for (let bar = 1; bar <= BARS; bar += 1) {
    const at = SECTIONS.findLastIndex((section) => section.bar <= bar);
    const section = SECTIONS[at];
    if (section === undefined) continue;
    const end = SECTIONS[at + 1]?.bar ?? BARS + 1;
    playBar(mix, section.kind, {
      start: FIRST_BEAT / RATE + (bar - 1) * DEMO_BAR_SECONDS,
      beat: 60 / TEMPO,
      n: bar - section.bar,
      isLast: bar === end - 1,
    });
  }
  mix.saturate(1.5).normalize();
  await writeWav(path, [mix.left, mix.right], RATE);
  return {
    tempo: TEMPO,
    meter: { beats: BEATS, unit: 4 },
    firstBeat: FIRST_BEAT,
    sections: SECTIONS.map(({ name, bar }) => ({ name, bar })),
  };
}
