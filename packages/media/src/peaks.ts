/** Samples that one point of the peaks stands for. */
export const SAMPLES_PER_PEAK = 128;

const HEADER_BYTES = 24;
const VERSION = 2;
const EIGHT_BITS = 1;

/**
 * Gathers the outline of a sound, for drawing it: the lowest and the highest sample of each stretch of
 * 128, over all channels. Its file is BBC audiowaveform's `.dat`, version 2, with 8 bits and one channel.
 */
export class Peaks {
  #points = new Int8Array(1 << 16);
  #length = 0;
  #low = 0;
  #high = 0;
  #inPoint = 0;

  /** Adds one sample of all channels: the lowest and the highest of them, full scale being ±1. */
  add(low: number, high: number): void {
    if (this.#inPoint === 0) [this.#low, this.#high] = [low, high];
    else {
      if (low < this.#low) this.#low = low;
      if (high > this.#high) this.#high = high;
    }
    this.#inPoint += 1;
    if (this.#inPoint === SAMPLES_PER_PEAK) this.#close();
  }

  /** The whole file, for a sound of that many samples a second; what is left of 128 is a point, too. */
  file(rate: number): Buffer {
    if (this.#inPoint > 0) this.#close();
    const file = Buffer.alloc(HEADER_BYTES + this.#length);
    file.writeInt32LE(VERSION, 0);
    file.writeUInt32LE(EIGHT_BITS, 4);
    file.writeInt32LE(rate, 8);
    file.writeInt32LE(SAMPLES_PER_PEAK, 12);
    file.writeUInt32LE(this.#length / 2, 16);
    file.writeInt32LE(1, 20);
    file.set(this.#points.subarray(0, this.#length), HEADER_BYTES);
    return file;
  }

  #close(): void {
    if (this.#length === this.#points.length) {
      const larger = new Int8Array(2 * this.#points.length);
      larger.set(this.#points);
      this.#points = larger;
    }
    this.#points[this.#length] = eightBits(this.#low);
    this.#points[this.#length + 1] = eightBits(this.#high);
    this.#length += 2;
    this.#inPoint = 0;
  }
}

const eightBits = (sample: number) => Math.max(-128, Math.min(127, Math.round(sample * 127)));
