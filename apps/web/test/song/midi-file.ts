/** A MIDI file written byte by byte, by hand, for tests: shares nothing with what reads it. */

type Bytes = readonly number[];

const number = (value: number, length: number): Bytes =>
  Array.from({ length }, (_, i) => Math.floor(value / 256 ** (length - 1 - i)) % 256);

export const varying = (value: number): Bytes => {
  const groups = [value % 128];
  for (let rest = Math.floor(value / 128); rest > 0; rest = Math.floor(rest / 128))
    groups.unshift(128 + (rest % 128));
  return groups;
};

const meta = (kind: number, data: Bytes): Bytes => [0xff, kind, ...varying(data.length), ...data];
const text = (words: string): Bytes => [...new TextEncoder().encode(words)];

export const tempo = (microseconds: number): Bytes => meta(0x51, number(microseconds, 3));
export const meter = (beats: number, power: number): Bytes => meta(0x58, [beats, power, 24, 8]);
export const marker = (name: string): Bytes => meta(0x06, text(name));
export const latinMarker = (...bytes: Bytes): Bytes => meta(0x06, bytes);
export const cue = (name: string): Bytes => meta(0x07, text(name));
export const sysex = (length: number): Bytes => [
  0xf0,
  ...varying(length),
  ...Array.from({ length }, (): number => 0x42),
];
export const note = (pitch: number): Bytes => [0x90, pitch, 100];
/** Without a status of its own: the one before goes on. */
export const runningNote = (pitch: number): Bytes => [pitch, 0];
export const program = (value: number): Bytes => [0xc3, value];

/** Events with the ticks that pass before each. */
export const track = (...events: readonly (readonly [wait: number, event: Bytes])[]): Bytes => {
  const data = [
    ...events.flatMap(([wait, event]) => [...varying(wait), ...event]),
    0,
    ...meta(0x2f, []),
  ];
  return [...text('MTrk'), ...number(data.length, 4), ...data];
};

export const otherPart = (): Bytes => [...text('XFIH'), ...number(3, 4), 1, 2, 3];

export const midi = (
  division: number,
  tracks: readonly Bytes[],
  { format = 1, count = tracks.length }: { format?: number; count?: number } = {},
): Uint8Array<ArrayBuffer> =>
  new Uint8Array([
    ...text('MThd'),
    ...number(6, 4),
    ...number(format, 2),
    ...number(count, 2),
    ...number(division, 2),
    ...tracks.flat(),
  ]);
