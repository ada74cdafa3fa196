import type { Mixdown } from '@takeboard/media';

export type SectionKind = 'intro' | 'verse' | 'pre' | 'chorus' | 'break' | 'bridge' | 'outro';

/** A bar of four to be played. Times in seconds. */
interface Bar {
  readonly start: number;
  readonly beat: number;
  /** Its place in its section, from 0. */
  readonly n: number;
  /** Whether another section comes after it. */
  readonly isLast: boolean;
}

/** Four chords round, as MIDI pitches of root and triad: verses in D, choruses from B minor. */
const VERSE = [
  [38, 62, 66, 69],
  [33, 61, 64, 69],
  [35, 59, 62, 66],
  [31, 59, 62, 67],
] as const;
const CHORUS = [
  [35, 62, 66, 71],
  [31, 62, 67, 71],
  [38, 62, 66, 69],
  [33, 61, 64, 69],
] as const;

/** A melody over four bars: eighths of a bar, and pitch. */
const MELODY: readonly (readonly (readonly [eighth: number, pitch: number, eighths: number])[])[] =
  [
    [
      [0, 78, 2],
      [2, 76, 1],
      [3, 74, 3],
      [6, 71, 2],
    ],
    [
      [0, 74, 3],
      [3, 76, 1],
      [4, 74, 2],
      [6, 71, 2],
    ],
    [
      [0, 69, 2],
      [2, 74, 2],
      [4, 78, 3],
      [7, 76, 1],
    ],
    [
      [0, 76, 4],
      [4, 73, 2],
      [6, 71, 2],
    ],
  ];

/** Play one bar as its section wants it. */
export function playBar(mix: Mixdown, kind: SectionKind, bar: Bar): void {
  const chord = (kind === 'chorus' || kind === 'outro' ? CHORUS : VERSE)[bar.n % 4] ?? VERSE[0];
  const [root, ...triad] = chord;
  const at = (eighth: number) => bar.start + (eighth * bar.beat) / 2;
  const drums = DRUMS[kind];
  for (const [drum, gain, eighths] of drums)
    for (const eighth of eighths) mix.drum(drum, { at: at(eighth), gain, pan: PAN[drum] ?? 0 });
  if (bar.n === 0 && kind !== 'break' && kind !== 'intro')
    mix.drum('crash', { at: at(0), gain: 0.22, pan: -0.3 });
  if (bar.isLast && (kind === 'pre' || kind === 'verse'))
    for (let sixteenth = 8; sixteenth < 16; sixteenth += 1)
      mix.drum('snare', { at: at(sixteenth / 2), gain: 0.1 + 0.03 * (sixteenth - 8) });

  const isQuiet = kind === 'break';
  if (!isQuiet)
    for (const [i, pitch] of triad.entries())
      mix.note('pad', pitch - 12, 4 * bar.beat, { at: at(0), gain: 0.15, pan: i * 0.5 - 0.5 });
  if (kind === 'verse' || kind === 'chorus' || kind === 'pre')
    for (const eighth of kind === 'verse' ? [0, 3, 4, 7] : [0, 1, 2, 3, 4, 5, 6, 7])
      mix.note('bass', root, bar.beat * 0.45, { at: at(eighth), gain: eighth === 0 ? 0.42 : 0.34 });
  else if (!isQuiet) mix.note('bass', root, bar.beat * 3.6, { at: at(0), gain: 0.36 });
  if (kind !== 'break')
    for (const eighth of kind === 'chorus' ? [0, 2, 3, 5, 6] : [0, 3, 6])
      for (const [i, pitch] of triad.entries())
        mix.note('keys', pitch, bar.beat * 0.7, {
          at: at(eighth),
          gain: 0.085,
          pan: 0.5 - i * 0.5,
        });
  if (kind === 'chorus' || kind === 'break' || (kind === 'bridge' && bar.n % 4 < 2))
    playMelody(mix, bar, kind === 'chorus' ? 0.24 : 0.2);
}

function playMelody(mix: Mixdown, bar: Bar, gain: number): void {
  for (const [eighth, pitch, eighths] of MELODY[bar.n % 4] ?? []) {
    const at = bar.start + (eighth * bar.beat) / 2;
    const held = eighths * bar.beat * 0.45;
    mix.note('lead', pitch, held, { at, gain, pan: -0.1 });
    // Twice an echo, three eighths later each time, from the other side.
    for (const [echo, pan] of [
      [1, 0.6],
      [2, -0.6],
    ] as const)
      mix.note('lead', pitch, held, {
        at: at + echo * 1.5 * bar.beat,
        gain: gain * 0.3 ** echo,
        pan,
      });
  }
}

type Beat = readonly [
  drum: Parameters<Mixdown['drum']>[0],
  gain: number,
  eighths: readonly number[],
];

const EIGHTHS = [0, 1, 2, 3, 4, 5, 6, 7];
const PAN: Readonly<Record<string, number>> = { hat: 0.35, 'open-hat': 0.35, clap: -0.15 };
const DRUMS: Readonly<Record<SectionKind, readonly Beat[]>> = {
  intro: [
    ['hat', 0.12, [0, 2, 4, 6]],
    ['kick', 0.45, [0, 4]],
  ],
  verse: [
    ['kick', 0.6, [0, 4]],
    ['snare', 0.38, [2, 6]],
    ['hat', 0.14, EIGHTHS],
  ],
  pre: [
    ['kick', 0.6, [0, 2, 4, 6]],
    ['clap', 0.3, [2, 6]],
    ['hat', 0.14, EIGHTHS],
  ],
  chorus: [
    ['kick', 0.68, [0, 4, 5]],
    ['snare', 0.45, [2, 6]],
    ['clap', 0.22, [2, 6]],
    ['hat', 0.12, EIGHTHS],
    ['open-hat', 0.16, [1, 3, 5, 7]],
  ],
  break: [],
  bridge: [
    ['kick', 0.5, [0]],
    ['snare', 0.32, [4]],
    ['hat', 0.09, [0, 2, 4, 6]],
  ],
  outro: [
    ['kick', 0.4, [0, 4]],
    ['hat', 0.1, [0, 2, 4, 6]],
  ],
};
