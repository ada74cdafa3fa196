import { Mixdown } from './mixdown.ts';
import type { Drum } from './drum-sounds.ts';
import { bell, randomNumbers } from './random-numbers.ts';

/** Who plays, and how. `clicks` is a metronome, `plain-clicks` one that does not stress bar one. */
export const STYLES = ['clicks', 'plain-clicks', 'rock', 'house', 'busy', 'keys', 'odd'] as const;
export type Style = (typeof STYLES)[number];

export interface SongPlan {
  readonly style: Style;
  /** Beats a minute, and how many make a bar. */
  readonly tempo: number;
  readonly beatsInBar: number;
  readonly seconds: number;
  /** Samples a second. */
  readonly rate: number;
  /** When bar one begins, in seconds; before it there is silence, but for what `pickup` plays. */
  readonly barOne?: number;
  /** How far the second half of a beat is late, as a part of the beat: 1/6 is full swing. */
  readonly swing?: number;
  /** Deviation of each beat from where it belongs, and of each note from its beat. Seconds. */
  readonly jitter?: number;
  /** Beats before bar one at which an offbeat phrase begins; 0 for none. */
  readonly pickup?: number;
  /** From this bar on (bar one is 1) another tempo holds. */
  readonly change?: { readonly bar: number; readonly tempo: number };
  readonly seed?: number;
}

/** A song made by code, and what is true of it. */
export interface MadeSong {
  readonly left: Float32Array;
  readonly right: Float32Array;
  /** Each beat from bar one on, in seconds. */
  readonly beats: readonly number[];
  /** The first beat of each bar, in seconds. */
  readonly bars: readonly number[];
}

/** Make a song after a plan: the same plan makes the same song. */
export function makeSong(plan: SongPlan): MadeSong {
  const { tempo, beatsInBar, seconds, barOne = 0, jitter = 0, change, pickup = 0 } = plan;
  const random = randomNumbers(plan.seed ?? 1);
  const mix = new Mixdown(seconds, plan.rate);
  const beats: number[] = [];
  for (let n = 0, at = barOne; at < seconds - 0.05; n += 1) {
    beats.push(Math.max(0, at + jitter * bell(random)));
    const isLater = change !== undefined && n >= (change.bar - 1) * beatsInBar;
    at += 60 / (isLater ? change.tempo : tempo);
  }
  const play = new Player(mix, plan, beats, () => 0.4 * jitter * bell(random));
  for (let n = -2 * pickup; n < 0; n += 1) play.pickup(n / 2);
  for (let n = 0; n < beats.length; n += 1) play.beat(n);
  mix.normalize();
  return {
    left: mix.left,
    right: mix.right,
    beats,
    bars: beats.filter((_, n) => n % beatsInBar === 0),
  };
}

/** A chord for each bar, as MIDI pitches: i VI III VII, four bars round. */
const CHORDS = [
  [57, 60, 64],
  [53, 57, 60],
  [48, 52, 55],
  [55, 59, 62],
] as const;

class Player {
  readonly #mix: Mixdown;
  readonly #plan: SongPlan;
  readonly #beats: readonly number[];
  readonly #late: () => number;

  constructor(mix: Mixdown, plan: SongPlan, beats: readonly number[], late: () => number) {
    this.#mix = mix;
    this.#plan = plan;
    this.#beats = beats;
    this.#late = late;
  }

  /** An offbeat note before bar one; `n` is negative, in beats. */
  pickup(n: number): void {
    if (Number.isInteger(n)) return;
    const at = (this.#beats[0] ?? 0) + (60 / this.#plan.tempo) * n;
    this.#mix.note('keys', 69 + 2 * Math.round(n), 0.15, { at, gain: 0.35 });
  }

  beat(n: number): void {
    const { style, beatsInBar } = this.#plan;
    const place = n % beatsInBar;
    const bar = Math.floor(n / beatsInBar);
    switch (style) {
      case 'clicks':
        return this.#drum(n, 0, place === 0 ? 'accent' : 'click', 0.8);
      case 'plain-clicks':
        return this.#drum(n, 0, 'click', 0.8);
      case 'rock':
        this.#rock(n, place, bar);
        return this.#band(n, place, bar);
      case 'house':
        this.#house(n, place);
        return this.#band(n, place, bar);
      case 'busy':
        this.#busy(n, place, bar);
        return this.#band(n, place, bar);
      case 'keys':
        return this.#keys(n, place, bar);
      case 'odd':
        this.#odd(n, place);
        return this.#band(n, place, bar);
    }
  }

  /** Kick on one, snare on the backbeat, hats on every half. In three: kick, snare, snare. */
  #rock(n: number, place: number, bar: number): void {
    const isBackbeat = this.#plan.beatsInBar === 3 ? place > 0 : place % 2 === 1;
    this.#drum(n, 0, isBackbeat ? 'snare' : 'kick', isBackbeat ? 0.6 : 0.9);
    if (place === 2 && bar % 2 === 1) this.#drum(n, 0.5, 'kick', 0.7);
    this.#drum(n, 0, 'hat', 0.25);
    this.#drum(n, 0.5, 'hat', 0.2);
    if (place === 0 && bar % 8 === 0) this.#drum(n, 0, 'crash', 0.35);
  }

  #house(n: number, place: number): void {
    this.#drum(n, 0, 'kick', 0.9);
    if (place % 2 === 1) this.#drum(n, 0, 'clap', 0.5);
    this.#drum(n, 0.5, 'open-hat', 0.35);
  }

  /** Sixteenths, ghost notes and a fill at the end of every fourth bar. */
  #busy(n: number, place: number, bar: number): void {
    this.#rock(n, place, bar);
    this.#drum(n, 0.25, 'hat', 0.12);
    this.#drum(n, 0.75, 'hat', 0.12);
    if (place === 1) this.#drum(n, 0.75, 'snare', 0.12);
    if (bar % 4 === 3 && place === this.#plan.beatsInBar - 1)
      for (const part of [0.25, 0.5, 0.75]) this.#drum(n, part, 'snare', 0.4);
  }

  /** Eighths in groups of two, the last one of three: 2+2+3 for seven. */
  #odd(n: number, place: number): void {
    const { beatsInBar } = this.#plan;
    const groups = Math.floor(beatsInBar / 2);
    const group = place / 2;
    if (Number.isInteger(group) && group < groups)
      this.#drum(n, 0, group % 2 === 0 ? 'kick' : 'snare', group % 2 === 0 ? 0.9 : 0.6);
    this.#drum(n, 0, 'hat', 0.3);
  }

  /** Bass and chords beside the drums: the root on one, its octave between. */
  #band(n: number, place: number, bar: number): void {
    const chord = CHORDS[bar % CHORDS.length] ?? CHORDS[0];
    const beat = 60 / this.#plan.tempo;
    const root = chord[0] - 24;
    const isOdd = this.#plan.style === 'odd';
    if (place === 0) {
      const held = beat * this.#plan.beatsInBar * 0.95;
      for (const pitch of chord) this.#note(n, 0, 'pad', pitch, held, 0.16);
      this.#note(n, 0, 'bass', root, beat * 0.9, 0.5);
    } else if (!isOdd || place % 2 === 0) this.#note(n, 0, 'bass', root, beat * 0.6, 0.32);
    if (!isOdd && place % 2 === 1) this.#note(n, 0.5, 'bass', root + 12, beat * 0.3, 0.25);
  }

  /** No drums: chords on the beats, the bass on one, a melody in halves now and then. */
  #keys(n: number, place: number, bar: number): void {
    const chord = CHORDS[bar % CHORDS.length] ?? CHORDS[0];
    const beat = 60 / this.#plan.tempo;
    if (place === 0) this.#note(n, 0, 'bass', chord[0] - 24, beat * 1.5, 0.5);
    for (const pitch of chord)
      this.#note(n, 0, 'keys', pitch, beat * 0.8, place === 0 ? 0.34 : 0.22);
    if ((n + bar) % 3 === 0)
      this.#note(n, 0.5, 'keys', chord[(n + bar) % 2] ?? 60, beat * 0.4, 0.14);
  }

  #drum(n: number, part: number, drum: Drum, gain: number): void {
    this.#mix.drum(drum, { at: this.#when(n, part), gain, pan: drum === 'hat' ? 0.3 : 0 });
  }

  #note(
    n: number,
    part: number,
    timbre: 'bass' | 'keys' | 'pad',
    pitch: number,
    held: number,
    gain: number,
  ): void {
    this.#mix.note(timbre, pitch, held, {
      at: this.#when(n, part),
      gain,
      pan: timbre === 'bass' ? 0 : -0.3,
    });
  }

  /** Seconds of a part of a beat, swung and as human as the plan wants it. */
  #when(n: number, part: number): number {
    const at = this.#beats[n] ?? 0;
    const length = (this.#beats[n + 1] ?? at + 60 / this.#plan.tempo) - at;
    const swung = part === 0.5 ? part + (this.#plan.swing ?? 0) : part;
    return Math.max(0, at + length * swung + (part === 0 ? 0 : this.#late()));
  }
}
