/**
 * The spectrum of real samples: a complex transform of half the length, untangled afterwards.
 * Made once for a length (a power of two, at least 4) and used for as many windows as there are.
 */
export class RealFft {
  readonly length: number;
  readonly #half: number;
  /** Where each sample stands before the first step: bits of its place turned round. */
  readonly #order: Uint32Array;
  readonly #cos: Float64Array;
  readonly #sin: Float64Array;
  readonly #re: Float64Array;
  readonly #im: Float64Array;

  constructor(length: number) {
    const half = length / 2;
    this.length = length;
    this.#half = half;
    const bits = Math.log2(half);
    this.#order = Uint32Array.from({ length: half }, (_, i) => {
      let turned = 0;
      for (let bit = 0; bit < bits; bit += 1) turned |= ((i >> bit) & 1) << (bits - 1 - bit);
      return turned;
    });
    this.#cos = Float64Array.from({ length: half }, (_, k) => Math.cos((2 * Math.PI * k) / length));
    this.#sin = Float64Array.from({ length: half }, (_, k) => Math.sin((2 * Math.PI * k) / length));
    this.#re = new Float64Array(half);
    this.#im = new Float64Array(half);
  }

  /** Spectrum of `samples` (`length` of them) into `re` and `im`, from 0 to half the rate: `length / 2 + 1` places. */
  forward(samples: Float32Array | Float64Array, re: Float64Array, im: Float64Array): void {
    const half = this.#half;
    const order = this.#order;
    const zr = this.#re;
    const zi = this.#im;
    for (let i = 0; i < half; i += 1) {
      const to = order[i] as number;
      zr[to] = samples[2 * i] as number;
      zi[to] = samples[2 * i + 1] as number;
    }
    transform(zr, zi, this.#cos, this.#sin);
    for (let k = 0; k <= half; k += 1) {
      const one = k === half ? 0 : k;
      const other = k === 0 ? 0 : half - k;
      const ar = zr[one] as number;
      const ai = zi[one] as number;
      const br = zr[other] as number;
      const bi = -(zi[other] as number);
      const c = k === half ? -1 : (this.#cos[k] as number);
      const s = k === half ? 0 : (this.#sin[k] as number);
      re[k] = (ar + br + (ai - bi) * c - (ar - br) * s) / 2;
      im[k] = (ai + bi - (ar - br) * c - (ai - bi) * s) / 2;
    }
  }

  /** Samples of a spectrum as `forward` makes it, into `samples`. */
  inverse(re: Float64Array, im: Float64Array, samples: Float64Array): void {
    const half = this.#half;
    const zr = this.#re;
    const zi = this.#im;
    for (let k = 0; k < half; k += 1) {
      const ar = re[k] as number;
      const ai = im[k] as number;
      const br = re[half - k] as number;
      const bi = -(im[half - k] as number);
      const c = this.#cos[k] as number;
      const s = this.#sin[k] as number;
      const oddRe = (ar - br) * c - (ai - bi) * s;
      const oddIm = (ar - br) * s + (ai - bi) * c;
      const to = this.#order[k] as number;
      // Conjugated, so that the forward transform goes backwards.
      zr[to] = (ar + br - oddIm) / 2;
      zi[to] = -(ai + bi + oddRe) / 2;
    }
    transform(zr, zi, this.#cos, this.#sin);
    for (let i = 0; i < half; i += 1) {
      samples[2 * i] = (zr[i] as number) / half;
      samples[2 * i + 1] = -(zi[i] as number) / half;
    }
  }
}

/** The steps of the fast transform, in place. No arrays are taken apart in here: it runs millions of times. */
function transform(re: Float64Array, im: Float64Array, cos: Float64Array, sin: Float64Array): void {
  const count = re.length;
  for (let size = 2; size <= count; size *= 2) {
    const wing = size / 2;
    const stride = (2 * count) / size;
    for (let start = 0; start < count; start += size) {
      let turn = 0;
      for (let a = start; a < start + wing; a += 1) {
        const b = a + wing;
        const c = cos[turn] as number;
        const s = sin[turn] as number;
        const x = re[b] as number;
        const y = im[b] as number;
        const tr = x * c + y * s;
        const ti = y * c - x * s;
        re[b] = (re[a] as number) - tr;
        im[b] = (im[a] as number) - ti;
        re[a] = (re[a] as number) + tr;
        im[a] = (im[a] as number) + ti;
        turn += stride;
      }
    }
  }
}
