/** A way to sound a note: its overtones, and how it rises and falls. Times in seconds. */
export interface Timbre {
  /** Strength of each overtone, the fundamental first. */
  readonly overtones: readonly number[];
  readonly attack: number;
  /** Time in which a held note falls to a third; Infinity holds. */
  readonly decay: number;
  readonly release: number;
}

export const TIMBRES = {
  bass: { overtones: [1, 0.5, 0.25, 0.12, 0.06], attack: 0.004, decay: 0.9, release: 0.04 },
  keys: { overtones: [1, 0.35, 0.18, 0.1, 0.05, 0.03], attack: 0.003, decay: 0.7, release: 0.12 },
  pad: { overtones: [1, 0.3, 0.2, 0.08, 0.06], attack: 0.35, decay: Infinity, release: 0.5 },
  lead: { overtones: [1, 0, 0.33, 0, 0.2, 0, 0.08], attack: 0.012, decay: 1.6, release: 0.1 },
} satisfies Record<string, Timbre>;

const TABLE = 2048;
const tables = new Map<Timbre, Float32Array>();

/** One period of a timbre, so that a note costs a look-up per sample. */
function tableOf(timbre: Timbre): Float32Array {
  const known = tables.get(timbre);
  if (known !== undefined) return known;
  const sum = timbre.overtones.reduce((total, strength) => total + strength, 0);
  const table = Float32Array.from({ length: TABLE }, (_, i) =>
    timbre.overtones.reduce(
      (value, strength, n) =>
        value + (strength / sum) * Math.sin((2 * Math.PI * i * (n + 1)) / TABLE),
      0,
    ),
  );
  tables.set(timbre, table);
  return table;
}

/**
 * A note of MIDI pitch `pitch` (69 is 440 Hz), held for so many seconds and then released; it begins
 * at sample 0.
 */
export function tone(timbre: Timbre, pitch: number, seconds: number, rate: number): Float32Array {
  const table = tableOf(timbre);
  const sound = new Float32Array(Math.round((seconds + timbre.release) * rate));
  const step = (TABLE * 440 * 2 ** ((pitch - 69) / 12)) / rate;
  const fall = timbre.decay === Infinity ? 1 : Math.exp(-1 / (timbre.decay * rate));
  const [attack, held, release] = [timbre.attack * rate, seconds * rate, timbre.release * rate];
  for (let i = 0, phase = 0, level = 1; i < sound.length; i += 1) {
    const rise = i < attack ? i / attack : 1;
    const end = i > held ? 1 - (i - held) / release : 1;
    sound[i] = (table[phase | 0] ?? 0) * level * rise * end;
    level *= fall;
    phase += step;
    if (phase >= TABLE) phase -= TABLE;
  }
  return sound;
}
