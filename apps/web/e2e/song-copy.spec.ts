import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type * as Mediabunny from 'mediabunny';
import { uploadSong } from './support/a-song.ts';
import { expect, makeBoard, test } from './support/test.ts';

/** Seconds at which the song clicks; each is a whole sample of all rates below. */
const CLICKS = [0.5, 1, 2.25, 7.75, 11.5];
const SECONDS = 12;
const LIBRARY = '/measured-with/mediabunny.mjs';
const BUNDLE = join(
  dirname(createRequire(import.meta.url).resolve('mediabunny')),
  'mediabunny.mjs',
);

// What everything on the timeline stands on: a browser plays sample n of the mix at the time of sample n.
for (const { rate, plays } of [
  { rate: 44_100, plays: 44_100 },
  { rate: 48_000, plays: 48_000 },
  { rate: 96_000, plays: 48_000 },
]) {
  test(`a song of ${rate / 1000} kHz plays to the sample where it sounds in the mix`, async ({
    somebody,
  }) => {
    const dana = await somebody('Dana');
    const boardId = await makeBoard(dana);
    const mix = await uploadSong(dana, boardId, { name: 'clicks.wav', bytes: clicking(rate) });
    expect(mix.facts).toMatchObject({ rate, samples: rate * SECONDS });
    await dana.page.route(`**${LIBRARY}`, (route) =>
      route.fulfill({ contentType: 'text/javascript', body: readFileSync(BUNDLE, 'utf8') }),
    );
    await dana.page.goto('/');
    const asked = { library: LIBRARY, url: `/media/${mix.stream}`, plays, clicks: CLICKS };
    const { decoded, played, length } = await dana.page.evaluate(listenInThePage, asked);
    const places = CLICKS.map((seconds) => seconds * plays);
    expect(decoded).toEqual(places);
    expect(played).toEqual(places);
    expect(length).toBe(plays * SECONDS);
  });
}

/** Runs in the page: where each click sounds, by both ways in which the page decodes; in samples. */
async function listenInThePage(asked: {
  readonly library: string;
  readonly url: string;
  readonly plays: number;
  readonly clicks: readonly number[];
}) {
  const { library, url, plays, clicks } = asked;
  const bytes = await (await fetch(url)).arrayBuffer();
  const bunny = (await import(library)) as typeof Mediabunny;
  const input = new bunny.Input({
    source: new bunny.BufferSource(bytes.slice(0)),
    formats: bunny.ALL_FORMATS,
  });
  const track = await input.getPrimaryAudioTrack();
  if (track === null) throw new Error('The copy has no sound.');
  const whole = await new OfflineAudioContext(1, 1, plays).decodeAudioData(bytes.slice(0));
  const sound = new Float32Array(whole.length + plays);
  for await (const { buffer, timestamp } of new bunny.AudioBufferSink(track).buffers()) {
    const piece = buffer.getChannelData(0);
    const from = Math.round(timestamp * plays);
    // The encoder's own beginning lies before time 0 and is not played.
    sound.set(piece.subarray(Math.max(0, -from)), Math.max(0, from));
  }
  // A click is 64 samples of a tone that no later part of itself resembles: where it fits best, it is.
  const tone = Float32Array.from(
    { length: 64 },
    (_, n) => Math.exp(-n / 16) * Math.cos(n * n * 0.02),
  );
  const placesIn = (heard: Float32Array) =>
    clicks.map((seconds) => {
      const near = Math.round(seconds * plays);
      let best = { at: 0, fit: -Infinity };
      for (let at = near - 3000; at <= near + 3000; at += 1) {
        const fit = tone.reduce((sum, value, n) => sum + value * (heard[at + n] ?? 0), 0);
        if (fit > best.fit) best = { at, fit };
      }
      return best.at;
    });
  const first = whole.getChannelData(0);
  return { decoded: placesIn(first), played: placesIn(sound), length: whole.length };
}

/** A WAV of that rate, silent but for its clicks, each as `listenInThePage` looks for it. */
function clicking(rate: number): Buffer {
  const samples = rate * SECONDS;
  const bytes = Buffer.alloc(44 + 4 * samples);
  bytes.write('RIFF', 0);
  bytes.writeUInt32LE(36 + 4 * samples, 4);
  bytes.write('WAVEfmt ', 8);
  bytes.writeUInt32LE(16, 16);
  bytes.writeUInt16LE(1, 20);
  bytes.writeUInt16LE(2, 22);
  bytes.writeUInt32LE(rate, 24);
  bytes.writeUInt32LE(rate * 4, 28);
  bytes.writeUInt16LE(4, 32);
  bytes.writeUInt16LE(16, 34);
  bytes.write('data', 36);
  bytes.writeUInt32LE(4 * samples, 40);
  // Twice the rate has twice the samples of the same tone.
  const fine = rate > 48_000 ? 2 : 1;
  for (const seconds of CLICKS) {
    for (let n = 0; n < 64 * fine; n += 1) {
      const t = n / fine;
      const value = Math.round(26_000 * Math.exp(-t / 16) * Math.cos(t * t * 0.02));
      const at = 44 + 4 * (Math.round(seconds * rate) + n);
      bytes.writeInt16LE(value, at);
      bytes.writeInt16LE(value, at + 2);
    }
  }
  return bytes;
}
