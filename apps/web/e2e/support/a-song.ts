import { makeGrid, rational } from '@takeboard/editorial';
import type { Rational } from '@takeboard/editorial';
import { setGrid, setMix } from '@takeboard/storyboard';
import { expect } from '@playwright/test';
import type { Mix } from '../../src/api/wire.ts';
import type { DroppedFile } from './films.ts';
import { sendFile } from './send-file.ts';
import type { Someone } from './test.ts';
import { writeDocument } from './write-document.ts';

/**
 * What a song made for a test sounds like: a beep on every beat, an octave up and louder on the first
 * of each bar, the others on tones that do not repeat, so that it is like itself in one place only.
 */
export interface WrittenSong {
  readonly name?: string;
  /** Length in seconds. */
  readonly seconds?: number;
  readonly rate?: number;
  readonly channels?: 1 | 2;
  /** Beats a minute. */
  readonly tempo?: number;
  /** Seconds before the first beat. */
  readonly lead?: number;
  /** Hertz of the beep; another pitch and tempo is another song. */
  readonly pitch?: number;
  /** 1 is as loud as can be; above, it clips. */
  readonly volume?: number;
}

const USUAL = {
  name: 'The Hardest Part.wav',
  seconds: 16,
  rate: 44_100,
  channels: 2,
  tempo: 120,
  lead: 0,
  pitch: 440,
  volume: 0.7,
} as const satisfies Required<WrittenSong>;

/** A PCM wav of 16 bits. */
export function writeSong(song: WrittenSong = {}): DroppedFile {
  const { name, seconds, rate, channels, tempo, lead, pitch, volume } = { ...USUAL, ...song };
  const samples = Math.round(seconds * rate);
  const frame = channels * 2;
  const bytes = Buffer.alloc(44 + samples * frame);
  bytes.write('RIFF', 0);
  bytes.writeUInt32LE(36 + samples * frame, 4);
  bytes.write('WAVEfmt ', 8);
  bytes.writeUInt32LE(16, 16);
  bytes.writeUInt16LE(1, 20);
  bytes.writeUInt16LE(channels, 22);
  bytes.writeUInt32LE(rate, 24);
  bytes.writeUInt32LE(rate * frame, 28);
  bytes.writeUInt16LE(frame, 32);
  bytes.writeUInt16LE(16, 34);
  bytes.write('data', 36);
  bytes.writeUInt32LE(samples * frame, 40);
  const period = 60 / tempo;
  for (let i = 0; i < samples; i += 1) {
    const at = i / rate - lead;
    const beat = Math.floor(at / period);
    const since = at - beat * period;
    const first = beat % 4 === 0;
    const tone = first ? 2 : 1 + ((beat * 7919 + beat * beat * 104_729) % 23) / 24;
    const loud = first ? volume : volume * 0.6;
    const sound =
      at < 0 ? 0 : loud * Math.sin(2 * Math.PI * pitch * tone * since) * Math.exp(-since * 18);
    const value = Math.round(32_767 * Math.max(-1, Math.min(1, sound)));
    for (let channel = 0; channel < channels; channel += 1) {
      bytes.writeInt16LE(value, 44 + i * frame + channel * 2);
    }
  }
  return { name, bytes };
}

/** What a board has of its song. */
export interface AddedSong {
  readonly mixId: string;
  readonly rate: number;
  readonly samples: number;
}

/** Milliseconds in which the server reads a song, on a machine where others run as well. */
const READ_WITHIN = 60_000;

/**
 * Brings a song to a board over HTTP and the document, as a person's page would: uploaded, read, set
 * as the mix, and with `grid` its beats said.
 */
export async function addSong(
  someone: Someone,
  url: string,
  boardId: string,
  {
    grid = { tempo: rational(120), meter: [4, 4], barOne: 0 },
    ...song
  }: WrittenSong & {
    /** Null: nobody has said where the beats are. `barOne` in samples. */
    readonly grid?: {
      readonly tempo: Rational;
      readonly meter: readonly [number, number];
      readonly barOne: number;
    } | null;
  } = {},
): Promise<AddedSong> {
  const mix = await uploadSong(someone, boardId, writeSong(song));
  const { rate, samples } = mix.facts ?? { rate: 0, samples: 0 };
  const { id, name, sha256 } = mix;
  await writeDocument(someone.context, url, boardId, (board) => {
    expect(setMix(board, { mixId: id, sha256: sha256 ?? '', name, rate, samples })).toBeNull();
  });
  if (grid !== null) {
    // In a second transaction: only after the first one does the board have a song.
    await writeDocument(someone.context, url, boardId, (board) => {
      const [beats, unit] = grid.meter;
      const changes = [{ tick: 0, tempo: grid.tempo, meter: { beats, unit } }];
      const made = makeGrid({ revision: 1, rate, start: grid.barOne, changes });
      expect(setGrid(board, made)).toBeNull();
    });
  }
  return { mixId: mix.id, rate, samples };
}

/** Sends a song to the server and waits until it can be played; it is not yet the song of the board. */
export async function uploadSong(
  { context }: Someone,
  boardId: string,
  { name, bytes }: DroppedFile,
): Promise<Mix> {
  const told = await context.request.post(`/api/boards/${boardId}/song`, {
    data: {
      name,
      bytes: bytes.length,
      clientKey: encodeURIComponent(`${name}-${bytes.length}-${Date.now()}`),
    },
  });
  expect(told.status(), await told.text()).toBe(201);
  const { mixId } = (await told.json()) as { mixId: string };
  await sendFile(context, { mixId, boardId }, bytes);
  const mix = async () => {
    const answer = await context.request.get(`/api/boards/${boardId}/song`);
    const { mixes } = (await answer.json()) as { mixes: Mix[] };
    const found = mixes.find(({ id }) => id === mixId);
    if (found === undefined) throw new Error(`The board knows no mix ${mixId}.`);
    return found;
  };
  await expect.poll(async () => (await mix()).state, { timeout: READ_WITHIN }).toBe('ready');
  return mix();
}
