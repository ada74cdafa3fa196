import { tempoOfMicroseconds } from './round-tempo.ts';
import { TempoFileProblem } from './tempo-file.ts';
import type { TempoMap } from './tempo-map.ts';

/**
 * Standard MIDI files, as "Standard MIDI Files 1.0" (RP-001) describes them. Of all events only three
 * matter here: tempo, time signature, and the markers and cue points that name sections. They may stand
 * in any track.
 */

const SET_TEMPO = 0x51;
const TIME_SIGNATURE = 0x58;
const MARKER = 0x06;
const CUE_POINT = 0x07;

const CUT_OFF = 'It is not complete (cut off?). Export it again.';

/** @throws TempoFileProblem for what is no MIDI file, or one that counts no beats. */
export function readMidi(bytes: Uint8Array): TempoMap {
  const reader = new Reader(bytes);
  if (reader.text(4) !== 'MThd') throw new TempoFileProblem('It is not a MIDI file.');
  const header = reader.part(reader.number(4));
  const format = header.number(2);
  const tracks = header.number(2);
  const division = header.number(2);
  if (format > 1)
    throw new TempoFileProblem(
      'It holds several songs, one after the other (MIDI format 2). Export one song as format 1.',
    );
  if (division >= 0x8000)
    throw new TempoFileProblem(
      'Its time is in film frames (SMPTE), so it knows no beats. Export it with ticks per quarter note.',
    );
  if (division === 0) throw new TempoFileProblem('It has no ticks in a quarter note.');
  const found: Found = { tempos: [], meters: [], sections: [] };
  for (let read = 0; read < tracks && !reader.isAtEnd;) {
    const kind = reader.text(4);
    const part = reader.part(reader.number(4));
    if (kind !== 'MTrk') continue; // other parts may be there and mean nothing to us
    readTrack(part, found);
    read += 1;
  }
  const remarks =
    found.tempos.length === 0 ? ['The file names no tempo; MIDI then means 120.'] : [];
  const byTime = (one: { at: number }, other: { at: number }) => one.at - other.at;
  return {
    perQuarter: division,
    tempos: found.tempos.toSorted(byTime),
    meters: found.meters.toSorted(byTime),
    sections: found.sections.toSorted(byTime),
    remarks,
  };
}

interface Found {
  readonly tempos: TempoMap['tempos'][number][];
  readonly meters: TempoMap['meters'][number][];
  readonly sections: TempoMap['sections'][number][];
}

function readTrack(track: Reader, found: Found): void {
  let status = 0;
  for (let at = 0; !track.isAtEnd;) {
    at += track.varying();
    const byte = track.number(1);
    if (byte === 0xff) {
      const kind = track.number(1);
      readMeta(kind, track.part(track.varying()), at, found);
    } else if (byte === 0xf0 || byte === 0xf7) track.part(track.varying());
    else {
      // A byte below 0x80 is data already: the status before goes on.
      if (byte >= 0x80) status = byte;
      if (status < 0x80 || status > 0xef)
        throw new TempoFileProblem(
          'It is damaged: an event in it makes no sense. Export it again.',
        );
      const data = status >= 0xc0 && status < 0xe0 ? 1 : 2;
      track.part(byte >= 0x80 ? data : data - 1);
    }
  }
}

function readMeta(kind: number, data: Reader, at: number, found: Found): void {
  if (kind === SET_TEMPO) {
    const microseconds = data.number(3);
    if (microseconds === 0) throw new TempoFileProblem('It has a tempo of no length.');
    found.tempos.push({ at, tempo: tempoOfMicroseconds(microseconds) });
  } else if (kind === TIME_SIGNATURE) {
    const beats = data.number(1);
    const unit = 2 ** data.number(1);
    if (beats === 0 || beats > 32 || unit > 32)
      throw new TempoFileProblem(`It has a meter of ${beats}/${unit}, which is none here.`);
    found.meters.push({ at, beats, unit });
  } else if (kind === MARKER || kind === CUE_POINT) {
    const name = data.words().trim();
    if (name !== '') found.sections.push({ at, name });
  }
}

/** Bytes in their order; what is not there any more means that the file was cut off. */
class Reader {
  readonly #bytes: Uint8Array;
  #at = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  get isAtEnd(): boolean {
    return this.#at >= this.#bytes.length;
  }

  part(length: number): Reader {
    const end = this.#at + length;
    if (end > this.#bytes.length) throw new TempoFileProblem(CUT_OFF);
    const part = new Reader(this.#bytes.subarray(this.#at, end));
    this.#at = end;
    return part;
  }

  /** A number of so many bytes, the greatest first. */
  number(length: number): number {
    let value = 0;
    for (const byte of this.part(length).#bytes) value = value * 256 + byte;
    return value;
  }

  /** A number in groups of seven bits, four at most. */
  varying(): number {
    let value = 0;
    for (let count = 0; count < 4; count += 1) {
      const byte = this.number(1);
      value = value * 128 + (byte % 128);
      if (byte < 128) return value;
    }
    throw new TempoFileProblem('It is damaged: a time in it never ends. Export it again.');
  }

  text(length: number): string {
    return String.fromCharCode(...this.part(length).#bytes);
  }

  /** All of it as words: the standard names no encoding, so UTF-8 where it is that, else Latin-1. */
  words(): string {
    try {
      return new TextDecoder('utf-8', { fatal: true }).decode(this.#bytes);
    } catch {
      return new TextDecoder('windows-1252').decode(this.#bytes); // older programs wrote that
    }
  }
}
