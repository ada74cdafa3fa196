import { drumSound } from './drum-sounds.ts';
import type { Drum } from './drum-sounds.ts';
import { TIMBRES, tone } from './tone.ts';

/** Where a sound goes: when (seconds), how loud (1 is full), and from −1 on the left to 1 on the right. */
export interface Place {
  readonly at: number;
  readonly gain: number;
  readonly pan?: number | undefined;
}

/** Two channels into which sounds are mixed. What lies outside of their length is cut off. */
export class Mixdown {
  readonly rate: number;
  readonly left: Float32Array;
  readonly right: Float32Array;
  readonly #drums = new Map<Drum, Float32Array>();
  readonly #notes = new Map<string, Float32Array>();

  constructor(seconds: number, rate: number) {
    this.rate = rate;
    this.left = new Float32Array(Math.round(seconds * rate));
    this.right = new Float32Array(this.left.length);
  }

  drum(drum: Drum, place: Place): void {
    const sound = this.#drums.get(drum) ?? drumSound(drum, this.rate);
    this.#drums.set(drum, sound);
    this.add(sound, place);
  }

  /** @param pitch MIDI's, 69 is 440 Hz; @param seconds for which it is held. */
  note(timbre: keyof typeof TIMBRES, pitch: number, seconds: number, place: Place): void {
    const key = `${timbre} ${pitch} ${seconds.toFixed(4)}`;
    const sound = this.#notes.get(key) ?? tone(TIMBRES[timbre], pitch, seconds, this.rate);
    this.#notes.set(key, sound);
    this.add(sound, place);
  }

  add(sound: Float32Array, { at, gain, pan = 0 }: Place): void {
    const start = Math.round(at * this.rate);
    const [left, right] = [gain * Math.sqrt((1 - pan) / 2), gain * Math.sqrt((1 + pan) / 2)];
    const from = Math.max(0, -start);
    const to = Math.min(sound.length, this.left.length - start);
    for (let i = from; i < to; i += 1) {
      const value = sound[i] ?? 0;
      this.left[start + i] = (this.left[start + i] ?? 0) + left * value;
      this.right[start + i] = (this.right[start + i] ?? 0) + right * value;
    }
  }

  /** Round off what is loud, as tape does: drums come down and everything else comes up. */
  saturate(drive: number): this {
    for (const channel of [this.left, this.right])
      for (let i = 0; i < channel.length; i += 1) channel[i] = Math.tanh(drive * (channel[i] ?? 0));
    return this;
  }

  /** Bring the loudest sample of both channels to `peak`. */
  normalize(peak = 0.89): this {
    let most = 0;
    for (const channel of [this.left, this.right])
      for (const value of channel) most = Math.max(most, Math.abs(value));
    const gain = most === 0 ? 0 : peak / most;
    for (const channel of [this.left, this.right])
      for (let i = 0; i < channel.length; i += 1) channel[i] = gain * (channel[i] ?? 0);
    return this;
  }
}
