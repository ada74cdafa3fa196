/**
 * The outline of a mix: what a waveform is drawn from. Its file is BBC audiowaveform's `.dat`, version
 * 2 (https://github.com/bbc/audiowaveform/blob/master/doc/DataFormat.md): little-endian header of six
 * 32-bit words (version, flags, rate, samples a point, points, channels), then a least and a most for
 * each point, here 8 bit and one channel.
 */
export interface Peaks {
  /** Samples a second of the mix. */
  readonly rate: number;
  /** Samples of the mix that one point stands for; the last point may stand for fewer. */
  readonly samplesPerPoint: number;
  /** Each level has half the points of the one before, until few are left. */
  readonly levels: readonly PeakLevel[];
}

/** Points of one coarseness: -128 to 127, full scale. */
export interface PeakLevel {
  readonly least: Int8Array;
  readonly most: Int8Array;
}

const HEADER = 24;
const VERSION = 2;
const EIGHT_BIT = 1;
/** A level this short is read through in no time. */
const FEW = 256;

/**
 * Reads the file. It is ours, so anything unexpected means it is damaged or of another kind.
 * Throws a RangeError that says in words what is wrong.
 */
export function readPeaks(file: ArrayBuffer): Peaks {
  if (file.byteLength < HEADER) {
    throw new RangeError(`A waveform file has a header of ${HEADER} bytes, this has none.`);
  }
  const view = new DataView(file);
  const [version = 0, flags = 0, rate = 0, samplesPerPoint = 0, points = 0, channels = 0] = [
    0, 4, 8, 12, 16, 20,
  ].map((at) => view.getUint32(at, true));
  if (version !== VERSION) {
    throw new RangeError(`The waveform is of version ${version}; this page reads ${VERSION}.`);
  }
  if (flags !== EIGHT_BIT) throw new RangeError('The waveform is not of 8 bits a point.');
  if (channels !== 1) throw new RangeError(`The waveform has ${channels} channels and not one.`);
  if (rate === 0 || samplesPerPoint === 0) {
    throw new RangeError(`The waveform says ${samplesPerPoint} samples a point at ${rate} Hz.`);
  }
  if (file.byteLength !== HEADER + 2 * points) {
    throw new RangeError(
      `The waveform says ${points} points, its ${file.byteLength} bytes hold ${(file.byteLength - HEADER) / 2}.`,
    );
  }
  const pairs = new Int8Array(file, HEADER);
  const least = new Int8Array(points);
  const most = new Int8Array(points);
  for (let point = 0; point < points; point += 1) {
    least[point] = pairs[2 * point] ?? 0;
    most[point] = pairs[2 * point + 1] ?? 0;
  }
  const levels: PeakLevel[] = [{ least, most }];
  for (let level = levels[0]; level !== undefined && level.most.length > FEW;) {
    level = halved(level);
    levels.push(level);
  }
  return { rate, samplesPerPoint, levels };
}

function halved({ least, most }: PeakLevel): PeakLevel {
  const points = Math.ceil(most.length / 2);
  const half = { least: new Int8Array(points), most: new Int8Array(points) };
  for (let point = 0; point < points; point += 1) {
    const [one, other] = [2 * point, Math.min(2 * point + 1, most.length - 1)];
    half.least[point] = Math.min(least[one] ?? 0, least[other] ?? 0);
    half.most[point] = Math.max(most[one] ?? 0, most[other] ?? 0);
  }
  return half;
}

/** The loudest of a stretch, as a least and a most between -1 and 1. */
export interface Peak {
  least: number;
  most: number;
}

/**
 * Writes the peak between two samples into `into`: exactly that of the points it touches where it
 * spans some, a straight line between neighbours where it is shorter than one. Silence outside.
 */
export function peakBetween(peaks: Peaks, from: number, to: number, into: Peak): void {
  const first = from / peaks.samplesPerPoint;
  const last = to / peaks.samplesPerPoint;
  if (last - first < 1) return interpolate(peaks, (first + last) / 2, into);
  // The coarsest level of which the stretch still spans two points: at most four are looked at.
  const index = Math.min(peaks.levels.length - 1, Math.floor(Math.log2((last - first) / 2)));
  const size = 2 ** Math.max(0, index);
  const level = peaks.levels[Math.max(0, index)];
  into.least = 0;
  into.most = 0;
  if (level === undefined) return;
  const end = Math.min(level.most.length, Math.ceil(last / size));
  for (let point = Math.max(0, Math.floor(first / size)); point < end; point += 1) {
    into.least = Math.min(into.least, (level.least[point] ?? 0) / 128);
    into.most = Math.max(into.most, (level.most[point] ?? 0) / 128);
  }
}

function interpolate({ levels }: Peaks, at: number, into: Peak): void {
  const level = levels[0];
  // A point is the peak around its middle.
  const before = Math.floor(at - 0.5);
  const share = at - 0.5 - before;
  const between = (values: Int8Array | undefined) =>
    ((values?.[before] ?? 0) * (1 - share) + (values?.[before + 1] ?? 0) * share) / 128;
  into.least = between(level?.least);
  into.most = between(level?.most);
}
