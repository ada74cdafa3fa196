import { readLiveSet } from './read-live-set.ts';
import { readMidi } from './read-midi.ts';
import { TempoFileProblem } from './tempo-file.ts';
import type { TempoFile } from './tempo-file.ts';
import { tempoFileOf } from './tempo-map.ts';

/** Songs as MIDI have kilobytes; Live sets, packed, a few megabytes. */
const MOST_BYTES = 64 << 20;

/**
 * Read tempo, meters and sections from a MIDI file (.mid, .smf) or a Live set (.als), here in the page:
 * the file goes nowhere. What it is, is told by its first bytes and not by its name.
 * @throws TempoFileProblem whose message says in a sentence what is wrong with the file and what to do.
 */
export async function readTempoFile(file: File): Promise<TempoFile> {
  try {
    return tempoFileOf(await readMap(file));
  } catch (error) {
    if (!(error instanceof TempoFileProblem)) throw error;
    throw new TempoFileProblem(`“${file.name}” cannot be used. ${error.message}`, { cause: error });
  }
}

async function readMap(file: File) {
  if (file.size === 0) throw new TempoFileProblem('It is empty.');
  if (file.size > MOST_BYTES)
    throw new TempoFileProblem(
      `It has ${Math.round(file.size / 1e6)} MB; a MIDI file or Live set has at most ${MOST_BYTES >> 20}.`,
    );
  const head = new Uint8Array(await file.slice(0, 5).arrayBuffer());
  const begins = (...bytes: readonly number[]) => bytes.every((byte, i) => head[i] === byte);
  if (begins(0x4d, 0x54, 0x68, 0x64)) return readMidi(new Uint8Array(await file.arrayBuffer()));
  if (begins(0x1f, 0x8b)) return readLiveSet(unpacked(file));
  if (begins(0x3c, 0x3f, 0x78, 0x6d, 0x6c)) return readLiveSet(textsOf(file.stream()));
  throw new TempoFileProblem(
    'It is neither a MIDI file (.mid, .smf) nor an Ableton Live set (.als).',
  );
}

async function* unpacked(file: File): AsyncGenerator<string> {
  const texts = textsOf(file.stream().pipeThrough(new DecompressionStream('gzip')));
  try {
    yield* texts;
  } catch (error) {
    // What unpacking throws is a TypeError, whatever is wrong with the bytes.
    if (!(error instanceof TypeError)) throw error;
    throw new TempoFileProblem('It is damaged or cut off. Save the set in Ableton Live again.', {
      cause: error,
    });
  }
}

async function* textsOf(bytes: ReadableStream<Uint8Array<ArrayBuffer>>): AsyncGenerator<string> {
  const reader = bytes.pipeThrough(new TextDecoderStream()).getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      yield value;
    }
  } finally {
    await reader.cancel();
  }
}
