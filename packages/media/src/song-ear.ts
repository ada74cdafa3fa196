import { Peaks } from './peaks.ts';

/** Below this nothing sounds: 66 dB under full scale. */
const SILENCE = 0.0005;
/** Full scale of 16 bits; what a limiter makes stays a little under it. */
const FULL = 32_767 / 32_768;
/** Samples in a row at full scale that no music makes by itself, and how often that is a fault. */
const RUN = 4;
const MOST_RUNS = 20;
/** Ahead of the sound in a WAV file that ffmpeg writes to a pipe. */
const MOST_HEAD = 4096;

/**
 * Hears a decoded sound from its first to its last sample, as ffmpeg writes it to a pipe (WAV, 32-bit
 * floats, whose head says rate and channels as decoded): counts it and gathers what is told about it.
 * Never holds more than one piece.
 */
export class SongEar {
  readonly #most: (rate: number) => number;
  readonly #peaks = new Peaks();
  #rest: Buffer = Buffer.alloc(0);
  #head: { readonly rate: number; readonly channels: number; readonly most: number } | undefined;
  #lost = false;
  #samples = 0;
  #loudest = 0;
  #full: Uint32Array = new Uint32Array(0);
  #runs = 0;

  /** @param most how many samples belong to the music, for the rate it is decoded at; what comes after is not heard. */
  constructor(most: (rate: number) => number) {
    this.#most = most;
  }

  /** How many samples (of all channels at once) it has heard. */
  get samples(): number {
    return this.#samples;
  }

  hear(piece: Buffer): void {
    const bytes = this.#rest.length === 0 ? piece : Buffer.concat([this.#rest, piece]);
    const at = this.#head === undefined ? this.#readHead(bytes) : 0;
    if (this.#head === undefined) {
      this.#lost ||= bytes.length > MOST_HEAD;
      this.#rest = this.#lost ? Buffer.alloc(0) : bytes;
      return;
    }
    const frame = 4 * this.#head.channels;
    const whole = Math.floor((bytes.length - at) / frame) * frame;
    this.#count(bytes.subarray(at, at + whole), this.#head.channels, this.#head.most);
    this.#rest = Buffer.from(bytes.subarray(at + whole));
  }

  /** What was heard; undefined when it was no sound. */
  heard() {
    if (this.#head === undefined) return undefined;
    const { rate, channels } = this.#head;
    return {
      rate,
      channels,
      samples: this.#samples,
      peaks: this.#peaks.file(rate),
      silent: this.#loudest < SILENCE,
      clipped: this.#runs > MOST_RUNS,
    };
  }

  #count(bytes: Buffer, channels: number, most: number): void {
    const floats =
      bytes.byteOffset % 4 === 0
        ? new Float32Array(bytes.buffer, bytes.byteOffset, bytes.length / 4)
        : new Float32Array(new Uint8Array(bytes).buffer);
    const frames = Math.min(floats.length / channels, most - this.#samples);
    for (let n = 0, at = 0; n < frames; n += 1) {
      let low = Infinity;
      let high = -Infinity;
      for (let channel = 0; channel < channels; channel += 1, at += 1) {
        const sample = floats[at] ?? 0;
        if (sample < low) low = sample;
        if (sample > high) high = sample;
        const row = sample >= FULL || sample <= -FULL ? (this.#full[channel] ?? 0) + 1 : 0;
        if (row === RUN) this.#runs += 1;
        this.#full[channel] = row;
      }
      if (high > this.#loudest) this.#loudest = high;
      if (-low > this.#loudest) this.#loudest = -low;
      this.#peaks.add(low, high);
    }
    this.#samples += frames;
  }

  /** @returns where the sound begins, once the head is whole. */
  #readHead(bytes: Buffer): number {
    const format = bytes.indexOf('fmt ');
    const data = bytes.indexOf('data', format);
    if (format < 0 || data < 0 || data + 8 > bytes.length) return 0;
    const channels = bytes.readUInt16LE(format + 10);
    const rate = bytes.readUInt32LE(format + 12);
    if (channels === 0 || rate === 0) return 0;
    this.#head = { rate, channels, most: this.#most(rate) };
    this.#full = new Uint32Array(channels);
    return data + 8;
  }
}
