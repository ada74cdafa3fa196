import { describe, expect, test } from 'vitest';
import type { FoundFile } from '../../src/uploads/found-files.ts';
import { isVideoFile, sayLeftOut, sortFiles } from '../../src/uploads/sort-files.ts';

const found = (name: string, { folder = '', text = 'x', type = '' } = {}): FoundFile => ({
  file: new File([text], name, { type }),
  folder,
});
const names = (files: readonly { readonly file: File }[]) => files.map(({ file }) => file.name);

describe('sorting what was dropped', () => {
  test('takes the videos, hands on pictures and songs, names what stays behind', async () => {
    const sorted = await sortFiles([
      found('a.MP4'),
      found('b.mov'),
      found('still.PNG', { type: 'image/png' }),
      found('notes.txt', { type: 'text/plain' }),
      found('song.wav'),
      found('memo', { type: 'audio/mp4' }),
      found('silence.mp3', { text: '' }),
      found('song.mid', { type: 'audio/midi' }),
      found('old.avi'),
    ]);
    expect(sorted.songs.map(({ name }) => name)).toEqual(['song.wav', 'memo']);
    expect(names(sorted.videos)).toEqual(['a.MP4', 'b.mov']);
    expect(sorted.pictures.map(({ name }) => name)).toEqual(['still.PNG']);
    expect(sorted.leftOut).toEqual([
      { name: 'notes.txt', why: 'is not a video (MP4, MOV, WebM or MKV)' },
      { name: 'silence.mp3', why: 'is empty (0 bytes)' },
      { name: 'song.mid', why: 'tells a tempo: choose it in “Tempo and bars” of the song' },
      { name: 'old.avi', why: 'is a video of another kind: save it as MP4, MOV, WebM or MKV' },
    ]);
  });

  test('pairs a JSON file with the video beside it, by name and folder', async () => {
    const { videos, leftOut } = await sortFiles([
      found('clip.mp4', { folder: 'a' }),
      found('clip.json', { folder: 'a', text: '{"prompt":"she runs"}' }),
      found('clip.mp4', { folder: 'b' }),
      found('CLIP.MP4.json', { folder: 'b', text: '[1]' }),
      found('clip.json', { folder: 'c', text: '{}' }),
    ]);
    expect(videos.map(({ folder, sidecar }) => [folder, sidecar])).toEqual([
      ['a', { prompt: 'she runs' }],
      ['b', [1]],
    ]);
    expect(leftOut.map(({ name }) => name)).toEqual(['clip.json']);
  });

  test('a JSON file that is broken or too large is named; its video goes all the same', async () => {
    const { videos, leftOut } = await sortFiles([
      found('a.mp4'),
      found('a.json', { text: '{"prompt":' }),
      found('b.mp4'),
      found('b.json', { text: JSON.stringify('x'.repeat(70_000)) }),
    ]);
    expect(videos).toHaveLength(2);
    expect(leftOut).toEqual([
      { name: 'a.json', why: 'is not readable as JSON' },
      { name: 'b.json', why: 'has 69 kB; beside a take 64 kB are the most' },
    ]);
  });

  test('an empty file is not sent', async () => {
    const { videos, leftOut } = await sortFiles([found('a.mp4', { text: '' })]);
    expect(videos).toEqual([]);
    expect(sayLeftOut(leftOut)).toBe('Left out: a.mp4 is empty (0 bytes).');
  });

  test.each([
    ['-rf "ü" 🎬 <&>.mp4', '', true],
    ['without ending', 'video/mp4', true],
    ['without ending', 'video/quicktime', true],
    ['poster.png', 'video/mp4', false],
    ['list.m3u8', 'application/vnd.apple.mpegurl', false],
  ])('%s of kind “%s”: video %s', (name, type, is) => expect(isVideoFile({ name, type })).toBe(is));
});

describe('saying what stayed behind', () => {
  test('many of one kind are counted, a few named', () => {
    const why = 'is not a video (MP4, MOV, WebM or MKV)';
    expect(sayLeftOut(['a.txt', 'b.txt', 'c.txt', 'd.txt'].map((name) => ({ name, why })))).toBe(
      '4 files were left out: a.txt, b.txt and 2 more (each is not a video (MP4, MOV, WebM or MKV)).',
    );
  });
  test('nothing is said of nothing', () => expect(sayLeftOut([])).toBe(undefined));
});
