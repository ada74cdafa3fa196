import { randomNumbers } from './random-numbers.ts';

/** Drums and clicks made by formulas: no recording of anybody's. */
export const DRUMS = [
  'kick',
  'snare',
  'clap',
  'hat',
  'open-hat',
  'crash',
  'click',
  'accent',
] as const;
export type Drum = (typeof DRUMS)[number];

interface Recipe {
  readonly seconds: number;
  /** The loudness of it at `t` seconds, 0 to 1, as a function of time and of noise −1 to 1. */
  readonly wave: (t: number, noise: number, bright: number) => number;
}

const { sin, exp, PI, tanh } = Math;
const sweep = (t: number, from: number, to: number, fall: number) =>
  sin(2 * PI * (to * t + ((from - to) / fall) * (1 - exp(-fall * t))));

const RECIPES: Record<Drum, Recipe> = {
  kick: { seconds: 0.32, wave: (t) => tanh(2.4 * sweep(t, 190, 48, 30) * exp(-9 * t)) },
  snare: {
    seconds: 0.26,
    wave: (t, noise) => 0.55 * sin(2 * PI * 188 * t) * exp(-22 * t) + 0.6 * noise * exp(-17 * t),
  },
  clap: {
    seconds: 0.24,
    wave: (t, _, bright) => 0.8 * bright * (exp(-20 * t) * (t < 0.024 ? 1 - ((t * 125) % 1) : 1)),
  },
  hat: { seconds: 0.07, wave: (t, _, bright) => 0.7 * bright * exp(-70 * t) },
  'open-hat': { seconds: 0.3, wave: (t, _, bright) => 0.55 * bright * exp(-11 * t) },
  crash: { seconds: 1.8, wave: (t, noise, bright) => (0.2 * noise + 0.5 * bright) * exp(-2.6 * t) },
  click: { seconds: 0.03, wave: (t) => sin(2 * PI * 1000 * t) * exp(-130 * t) },
  accent: { seconds: 0.03, wave: (t) => 1.4 * sin(2 * PI * 1600 * t) * exp(-130 * t) },
};

/** The sound of a drum at so many samples a second; it begins with its attack, at sample 0. */
export function drumSound(drum: Drum, rate: number): Float32Array {
  const { seconds, wave } = RECIPES[drum];
  const sound = new Float32Array(Math.round(seconds * rate));
  const random = randomNumbers(DRUMS.indexOf(drum) + 1);
  const fade = Math.round(0.004 * rate);
  let before = 0;
  for (let i = 0; i < sound.length; i += 1) {
    const noise = 2 * random() - 1;
    const end = Math.min(1, (sound.length - i) / fade);
    sound[i] = end * wave(i / rate, noise, (noise - before) / 2); // the difference is the bright part
    before = noise;
  }
  return sound;
}
