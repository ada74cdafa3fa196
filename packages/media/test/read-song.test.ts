import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { MediaProblem, readSong, sayNote, sayProblem } from '../src/index.ts';
import { probeSongFile } from '../src/probe-song.ts';
import {
  ffmpegForTests,
  ffmpegRuns,
  makeFilm,
  problemOf,
  testFolder,
} from './support/make-files.ts';
import { makeSound, wavHead, writeEmptyWav, writeWav } from './support/make-songs.ts';
import type { Sound } from './support/make-songs.ts';

const ffmpeg = await ffmpegForTests();
const folder = testFolder();
const at = (name: string) => join(folder, name);

/**
 * About so many samples, of which an MP3 encoder fills its last frame up by half: ffmpeg writes a wrong
 * length into MP3 files when what it adds goes over two frames.
 */
const wholeFrames = (samples: number) => samples - ((samples + 1105) % 1152) + 600;
const LONG = wholeFrames(500_000);

let read = 0;
/** Where a song is read into; each its own. */
const newFolder = () => {
  read += 1;
  mkdirSync(at(`out-${read}`));
  return at(`out-${read}`);
};
const readIn = (path: string) => readSong(ffmpeg, path, newFolder());
const factsOf = async (path: string) => (await readIn(path)).facts;

const song = (name: string, sound?: Sound) => makeSound(ffmpeg, at(name), sound);

/** What a person reads when a file cannot become the song; nothing of it is left behind. */
async function whatIsSaid(path: string): Promise<string> {
  const into = newFolder();
  const problem = await problemOf(readSong(ffmpeg, path, into));
  expect(readdirSync(into)).toEqual([]);
  return sayProblem(problem, 'song.wav');
}
const ACCEPTED = 'Accepted: WAV, AIFF, MP3, FLAC, M4A, OGG.';
const INCOMPLETE = 'song.wav is not a complete sound file (upload cut off?). Upload it again.';
const VIDEO =
  'This is a video, not a song. Drop it on the pool to make a take of it, or save its sound as WAV and add that.';

const write = (name: string, bytes: Uint8Array | string) => {
  writeFileSync(at(name), bytes);
  return at(name);
};
const half = (path: string) => {
  const bytes = readFileSync(path);
  return bytes.subarray(0, Math.floor(bytes.length / 2));
};

describe('[M20] the length is counted while decoding, without what encoders add', () => {
  test.each([
    ['wav', 'wav', 'pcm-s16', []],
    ['wav of 24 bits', 'wav', 'pcm-s24', ['-c:a', 'pcm_s24le']],
    ['wav of floats', 'wav', 'pcm-f32', ['-c:a', 'pcm_f32le']],
    ['wav of 8 bits', 'wav', 'pcm-u8', ['-c:a', 'pcm_u8']],
    ['wav of telephones', 'wav', 'alaw', ['-c:a', 'pcm_alaw']],
    ['wav with 64-bit lengths', 'wav', 'pcm-s16', ['-rf64', 'always']],
    ['aiff', 'aiff', 'pcm-s16', []],
    ['little-endian aiff', 'aiff', 'pcm-s16', ['-c:a', 'pcm_s16le']],
    ['mp3', 'mp3', 'mp3', ['-b:a', '192k']],
    ['mp3 of a varying bit rate', 'mp3', 'mp3', ['-q:a', '4']],
    ['flac', 'flac', 'flac', []],
    ['m4a', 'm4a', 'aac', []],
    ['m4a without loss', 'm4a', 'alac', ['-c:a', 'alac']],
    ['m4a with its index first', 'm4a', 'aac', ['-movflags', '+faststart']],
    ['ogg', 'ogg', 'vorbis', ['-c:a', 'libvorbis']],
    ['ogg with opus', 'ogg', 'opus', ['-c:a', 'libopus']],
  ] as const)('%s', async (name, container, codec, out) => {
    const isLossy = ['mp3', 'aac', 'vorbis', 'opus'].includes(codec);
    const rates = [...(codec === 'opus' ? [] : [44_100]), ...(isLossy ? [48_000] : [])];
    for (const rate of rates) {
      const samples = wholeFrames(10.5 * rate);
      const path = song(`${name.replaceAll(' ', '-')}-${rate}.${container}`, {
        rate,
        samples,
        out,
      });
      const facts = await factsOf(path);
      expect(facts).toEqual({ container, codec, rate, channels: 2, samples, notes: [] });
    }
  });

  test('sample 0 and every other is where it was: a click comes back at its sample', async () => {
    const clicks = [0, 12_345, 400_000];
    const click = (n: number) => (clicks.some((from) => n >= from && n < from + 8) ? 0.9 : 0);
    const wav = writeWav(at('clicks.wav'), 44_100, click, LONG);
    for (const name of ['clicks.mp3', 'clicks.m4a', 'clicks.flac', 'clicks.ogg']) {
      ffmpegRuns(
        ffmpeg,
        '-i',
        wav,
        ...(name.endsWith('ogg') ? ['-c:a', 'libvorbis'] : []),
        at(name),
      );
      const { stream, facts } = await readIn(at(name));
      expect(facts.samples).toBe(LONG);
      const heard = samplesOf(stream, 44_100);
      expect(heard.length).toBeGreaterThanOrEqual(LONG);
      // Lossy ones smear a click by a few samples.
      for (const from of clicks)
        expect(Math.abs(loudestNear(heard, from + 4) - from - 4)).toBeLessThan(12);
    }
  });

  test('what a head promises is not believed when it was written before the length was known', async () => {
    const piped = ffmpegRuns(
      ffmpeg,
      ...['-f', 'lavfi', '-i', 'sine=440:r=44100:d=11', '-ac', '2', '-f', 'wav', '-'],
    );
    expect(await factsOf(write('piped.wav', piped))).toMatchObject({ samples: 11 * 44_100 });
  });

  test('tags, covers and what lies behind the sound do not count', async () => {
    const cover = at('cover.png');
    ffmpegRuns(ffmpeg, '-f', 'lavfi', '-i', 'color=red:s=64x64', '-frames:v', '1', cover);
    const plain = song('plain.mp3');
    const samples = 11 * 44_100 + 777; // what `song` makes
    for (const name of ['cover.mp3', 'cover.flac', 'cover.m4a']) {
      const out = [
        '-c:v',
        'copy',
        '-map',
        '0',
        '-map',
        '1',
        '-disposition:v',
        'attached_pic',
        '-metadata',
        'title=T',
      ];
      ffmpegRuns(
        ffmpeg,
        '-i',
        song(`plain-${name}`.replace(/\.\w+$/u, '.wav')),
        '-i',
        cover,
        ...out,
        at(name),
      );
      expect(await factsOf(at(name))).toMatchObject({ samples, notes: [] });
    }
    const tagged = Buffer.concat([readFileSync(plain), Buffer.from('TAG'.padEnd(128, '\0'))]);
    expect(await factsOf(write('tagged.mp3', tagged))).toMatchObject({ samples, notes: [] });
  });
});

/** The first channel of what ffmpeg decodes from a file. */
function samplesOf(path: string, rate: number): Float32Array {
  const args = ['-i', path, '-af', 'pan=mono|c0=c0', '-ar', String(rate), '-f', 'f32le', '-'];
  const bytes = ffmpegRuns(ffmpeg, ...args);
  return new Float32Array(new Uint8Array(bytes).buffer);
}

function loudestNear(sound: Float32Array, place: number): number {
  let best = place;
  for (let n = Math.max(0, place - 2000); n < place + 2000; n += 1)
    if (Math.abs(sound[n] ?? 0) > Math.abs(sound[best] ?? 0)) best = n;
  return best;
}

describe('[M21] the copy for playing', () => {
  test.each([
    [44_100, 44_100],
    [88_200, 44_100],
    [22_050, 44_100],
    [48_000, 48_000],
    [96_000, 48_000],
    [32_000, 48_000],
  ])('of a song with %i samples a second has %i, and all of it', async (rate, plays) => {
    const { stream, facts } = await readIn(song(`rate-${rate}.wav`, { rate }));
    const said = ffmpegRuns(ffmpeg, '-i', stream, '-f', 'wav', '-').subarray(0, 44);
    expect([said.readUInt16LE(22), said.readUInt32LE(24)]).toEqual([2, plays]);
    const expected = (facts.samples * plays) / rate;
    expect(Math.abs(samplesOf(stream, plays).length - expected)).toBeLessThan(1100);
    // Its index comes first, so that playing begins before all of it is there.
    const bytes = readFileSync(stream);
    expect(bytes.indexOf('moov')).toBeLessThan(bytes.indexOf('mdat'));
  });

  test('of one channel plays as loud on both sides, of six mixed down', async () => {
    const source = 'sine=440:r=44100';
    const mono = await readIn(song('mono.wav', { channels: 1, source }));
    expect(mono.facts).toMatchObject({ channels: 1, notes: ['mono'] });
    const level = (path: string) => {
      const sound = samplesOf(path, 44_100);
      return Math.sqrt(sound.reduce((sum, value) => sum + value * value, 0) / sound.length);
    };
    expect(level(mono.stream) / level(at('mono.wav'))).toBeCloseTo(1, 1);
    const six = await readIn(song('six.wav', { channels: 6 }));
    expect(six.facts).toMatchObject({ channels: 6, notes: ['many_channels'] });
  });
});

test('[M22] the peaks are the lowest and highest of 128 samples over all channels', async () => {
  const wave = (n: number) => (n % 256 === 3 ? -0.5 : n % 256 === 130 ? 1 : 0);
  const { peaks } = await readIn(writeWav(at('peaks.wav'), 48_000, wave, 480_100));
  const bytes = readFileSync(peaks);
  const header = [0, 4, 8, 12, 16, 20].map((place) => bytes.readUInt32LE(place));
  expect(header).toEqual([2, 1, 48_000, 128, 3751, 1]);
  expect(bytes.length).toBe(24 + 2 * 3751);
  expect([...new Int8Array(bytes.subarray(24, 32))]).toEqual([-63, 0, 0, 127, -63, 0, 0, 127]);
});

describe('[M23] what a person should know is told, and the song is taken', () => {
  const notesOf = async (path: string) => (await factsOf(path)).notes;
  const tone = (loud: number) => (n: number) => loud * Math.sin((2 * Math.PI * 220 * n) / 44_100);

  test.each([
    ['silence', () => writeWav(at('silence.wav'), 44_100, () => 0, LONG), ['silent']],
    ['one second', () => writeWav(at('one.wav'), 44_100, tone(0.5), 44_100), ['short']],
    ['one sample', () => writeWav(at('sample.wav'), 44_100, () => 0.5, 1), ['short']],
    ['a clipped song', () => writeWav(at('clipped.wav'), 44_100, tone(3), LONG), ['clipped']],
    ['a loud one', () => writeWav(at('loud.wav'), 44_100, tone(0.98), LONG), []],
    ['8 kHz', () => song('8k.wav', { rate: 8000 }), ['low_rate']],
    ['192 kHz', () => song('192k.wav', { rate: 192_000 }), ['high_rate']],
    ['speech', () => song('speech.mp3', { channels: 1, source: SPEECH }), ['mono']],
  ])('%s', async (_, make, notes) => {
    expect(await notesOf(make())).toEqual(notes);
  });

  test('in whole sentences', () => {
    const facts = { rate: 8000, channels: 6, samples: 8000 };
    for (const note of [
      'silent',
      'short',
      'clipped',
      'damaged',
      'mono',
      'many_channels',
      'low_rate',
      'high_rate',
    ] as const)
      expect(sayNote(note, facts)).toMatch(/^[A-Z].*\.$/u);
    expect(sayNote('short', facts)).toBe(
      'It is only 1.0 seconds long. Check that it is the whole song.',
    );
    expect(sayNote('low_rate', facts)).toContain('8 kHz');
  });

  test('damage in the middle crackles, and costs little', async () => {
    const bytes = readFileSync(song('whole.mp3', { out: ['-b:a', '192k'] }));
    for (let n = 0; n < 3000; n += 1)
      bytes.writeUInt8((n * 89) & 0xff, bytes.length / 2 + n - ((bytes.length / 2) % 1));
    const facts = await factsOf(write('damaged.mp3', bytes));
    expect(facts.notes).toEqual(['damaged']);
    expect(Math.abs(facts.samples - 11 * 44_100 - 777)).toBeLessThan(0.2 * 44_100);
  });
});

/** Something like syllables: noise in the band of a voice, four times a second, with pauses. */
const SPEECH =
  "anoisesrc=c=pink:a=0.6:r=44100:seed=3,bandpass=f=900:w=700,volume='if(lt(mod(t,3),2.2),max(0,sin(2*PI*t*3.7)),0)':eval=frame";

describe('[M24] a file that cannot become the song', () => {
  test.each([
    ['empty', () => write('empty.wav', '')],
    ['a head alone', () => write('head.wav', wavHead(44_100, 2, 0))],
    ['a cut wav', () => write('cut.wav', half(song('a.wav')))],
    ['a cut aiff', () => write('cut.aiff', half(song('a.aiff')))],
    ['a cut mp3', () => write('cut.mp3', half(song('a.mp3')))],
    ['a cut flac', () => write('cut.flac', half(song('a.flac')))],
    ['a cut m4a', () => write('cut.m4a', half(song('a.m4a')))],
    [
      'a cut m4a with its index first',
      () => write('cut-first.m4a', half(song('first.m4a', { out: ['-movflags', '+faststart'] }))),
    ],
    ['a cut ogg', () => write('cut.ogg', half(song('a.ogg', { out: ['-c:a', 'libvorbis'] })))],
    ['random bytes', () => write('random.mp3', randomBytes(50_000))],
    ['zeros', () => write('zeros.wav', Buffer.alloc(50_000))],
  ])('%s: it is not complete', async (_, make) => {
    expect(await whatIsSaid(make())).toBe(INCOMPLETE);
  });

  test.each([
    ['a text', () => write('text.mp3', 'Everybody wants to know how it ends.\n')],
    ['a playlist', () => write('list.mp3', '#EXTM3U\n/etc/passwd\n')],
    ['an image', () => write('image.wav', Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'))],
    ['a MIDI file', () => write('notes.wav', 'MThd\0\0\0\x06\0\x01\0\x02\x01\xe0MTrk')],
    ['a ZIP archive', () => write('project.mp3', 'PK\x03\x04\x14\0\0\0')],
  ])('%s renamed', async (what, make) => {
    expect(await whatIsSaid(make())).toBe(`This is ${what}, not a song. ${ACCEPTED}`);
  });

  test.each([
    ['a WavPack file', () => song('other.wv')],
    ['a Wave64 file', () => song('other.w64')],
    ['a CAF file', () => song('other.caf')],
    ['an AU file', () => song('other.au')],
    ['a bare AAC stream', () => song('other.aac')],
    ['a Windows Media file', () => song('other.wma')],
  ])('%s, of a kind that is not read', async (what, make) => {
    expect(await whatIsSaid(make())).toBe(`This is ${what}. ${ACCEPTED}`);
  });

  test('Ogg that holds something else', async () => {
    const flac = song('flac.ogg', { out: ['-c:a', 'flac'] });
    expect(await whatIsSaid(flac)).toBe(
      'song.wav is encoded as “FLAC in Ogg”, which cannot be read here. Save it as WAV or FLAC, then upload it again.',
    );
  });

  test.each(['film.mp4', 'film.webm', 'film.mov'])('%s renamed', async (name) => {
    const out = name.endsWith('webm') ? ['-c:v', 'libvpx', '-c:a', 'libvorbis'] : ['-c:v', 'mpeg4'];
    const film = makeFilm(ffmpeg, at(name), { sound: true, out });
    expect(await whatIsSaid(write(`${name}.wav`, readFileSync(film)))).toBe(VIDEO);
  });

  test('two hours: the limit is said, before anything is decoded if it can be', async () => {
    const said =
      'song.wav is 120 minutes long; a song has at most 60. Cut it shorter, then upload it again.';
    expect(await whatIsSaid(writeEmptyWav(at('long.wav'), 8000, 7200 * 8000))).toBe(said);
    const flac = ['-c:a', 'flac', '-compression_level', '0'];
    ffmpegRuns(ffmpeg, '-i', at('long.wav'), ...flac, at('long.flac'));
    expect(await whatIsSaid(at('long.flac'))).toBe(said);
  });

  test('more channels, and fewer samples a second, than a song has', async () => {
    const head = write('many.wav', Buffer.concat([wavHead(44_100, 64, 100), Buffer.alloc(12_800)]));
    expect(await whatIsSaid(head)).toContain('has 64 channels; a song has at most 8.');
    const slow = write('slow.wav', Buffer.concat([wavHead(400, 1, 100), Buffer.alloc(200)]));
    expect(await whatIsSaid(slow)).toContain('a song has 8,000 to 384,000');
  });

  test('that is not there', async () => {
    expect(await whatIsSaid(at('nowhere.wav'))).toBe(
      'song.wav is no longer on the server. Upload it again.',
    );
  });
});

test('[M3] reading ends when nobody wants it any more, and leaves nothing', async () => {
  const path = song('whole-song.wav', { samples: 300 * 44_100 });
  const into = newFolder();
  const abort = new AbortController();
  const reason = new Error('not wanted');
  const reading = readSong(ffmpeg, path, into, {
    signal: abort.signal,
    onProgress: (progress) => {
      if (progress > 20) abort.abort(reason);
    },
  });
  await expect(reading).rejects.toBe(reason);
  expect(existsSync(join(into, 'stream.m4a'))).toBe(false);
  expect(readdirSync(into)).toEqual([]);
});

const randomBytes = (length: number) => {
  const bytes = Buffer.alloc(length);
  let state = 12_345;
  for (let n = 0; n < length; n += 1) {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    bytes[n] = state >>> 16;
  }
  return bytes;
};

describe('[M24] heads that were tampered with', () => {
  test.each([
    ['wav', []],
    ['aiff', []],
    ['mp3', []],
    ['flac', []],
    ['m4a', ['-movflags', '+faststart']],
    ['ogg', ['-c:a', 'libvorbis']],
  ] as const)('%s: whatever stands in it, it is read or refused in words', async (ending, out) => {
    const whole = readFileSync(song(`tampered.${ending}`, { samples: 44_100, out }));
    let state = 1;
    const chance = (below: number) => {
      state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
      return (state >>> 8) % below;
    };
    for (let round = 0; round < 150; round += 1) {
      const bytes = Buffer.from(whole);
      for (let hit = chance(6); hit >= 0; hit -= 1) {
        // Mostly where the numbers stand; extreme values more often than others.
        const at = chance(Math.min(bytes.length, round % 2 === 0 ? 120 : 3000));
        bytes[at] = [0, 255, 127, 128, chance(256)][chance(5)] ?? 0;
      }
      const end = round % 5 === 0 ? chance(200) : bytes.length;
      const path = write(`tampered-now.${ending}`, bytes.subarray(0, end));
      const outcome = await probeSongFile(path).then(
        ({ rate, channels }) => rate >= 8000 && rate <= 384_000 && channels >= 1 && channels <= 8,
        (error: unknown) => (error instanceof MediaProblem ? true : error),
      );
      expect(outcome, `round ${round}`).toBe(true);
    }
  });
});
