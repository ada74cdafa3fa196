import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { makeProxy, probeVideo } from '../src/index.ts';
import { probeFile } from '../src/probe-file.ts';
import { ffmpegForTests, makeFilm, testFolder } from './support/make-files.ts';

const ffmpeg = await ffmpegForTests();
const folder = testFolder();
/** Half a second of 64 × 36, signed with a certificate that was made for it and then thrown away. */
const signed = new URL('fixtures/signed.mp4', import.meta.url);

const SAID = {
  claimGenerator: 'Takeboard test generator 1.2',
  softwareAgent: 'Imaginary Video Model 3',
  sourceType: 'trainedAlgorithmicMedia',
  signedBy: 'Takeboard test signer, Takeboard tests',
};

function changed(name: string, change: (bytes: Buffer, manifest: number) => Buffer | undefined) {
  const bytes = readFileSync(signed);
  const manifest = bytes.indexOf(Buffer.from('d8fec3d61b0e483c92975828877ec481', 'hex'));
  const path = join(folder, name);
  writeFileSync(path, change(bytes, manifest) ?? bytes);
  return path;
}

test('[M10] a manifest says who made a file, and whether it was changed since; nothing is fetched', async () => {
  const fetching = vi.spyOn(globalThis, 'fetch');
  const { c2pa } = await probeFile(signed.pathname);
  expect(c2pa).toMatchObject({ ...SAID, unchanged: true });
  expect(c2pa?.actions).toHaveLength(1);
  const path = changed('other-pictures.mp4', (bytes) => {
    bytes.writeUInt8(bytes.readUInt8(bytes.length - 20) ^ 1, bytes.length - 20);
    return undefined;
  });
  expect((await probeFile(path)).c2pa).toMatchObject({ ...SAID, unchanged: false });
  expect(fetching).not.toHaveBeenCalled();
});

test('[M10] of a large file the manifest alone is read', async () => {
  const path = changed('large.mp4', (bytes) => {
    const filler = Buffer.alloc(33 << 20);
    filler.writeUInt32BE(filler.length, 0);
    filler.write('free', 4, 'latin1');
    return Buffer.concat([bytes, filler]);
  });
  expect((await probeVideo(path)).c2pa).toMatchObject({ ...SAID, unchanged: null });
});

test('[M10] a file without one has none', async () => {
  const { c2pa } = await probeVideo(makeFilm(ffmpeg, join(folder, 'plain.mp4')));
  expect(c2pa).toBeNull();
});

test.each([
  ['full of nonsense', (bytes: Buffer, at: number) => void bytes.fill(0xff, at + 60, at + 900)],
  ['empty', (bytes: Buffer, at: number) => void bytes.fill(0, at + 16, at + 4000)],
])('[M10] one that is %s is told as broken, and the take is made', async (name, spoil) => {
  const path = changed(`${name.replaceAll(' ', '-')}.mp4`, (bytes, at) => {
    spoil(bytes, at);
    return undefined;
  });
  const { facts, c2pa } = await probeVideo(path);
  expect(c2pa).toEqual({ unchanged: null, broken: expect.stringMatching(/\w/u) });
  const { frames } = await makeProxy(ffmpeg, path, join(folder, 'proxy.mp4'), facts);
  expect(frames).toBe(12);
});
