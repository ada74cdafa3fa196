import { chmodSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { findFfmpeg } from '../src/index.ts';
import { ffmpegForTests, testFolder } from './support/make-files.ts';

const ffmpeg = await ffmpegForTests();
const folder = testFolder();
const PATH = process.env['PATH'] ?? '';
afterEach(() => {
  process.env['PATH'] = PATH;
});

/** A program that answers what `findFfmpeg` asks. */
function program(name: string, script: string): string {
  const path = join(folder, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, `#!/bin/sh\n${script}\n`);
  chmodSync(path, 0o755);
  return path;
}

const HOW =
  'Install ffmpeg 5.1 or newer (Debian, Ubuntu: apt-get install ffmpeg; macOS: brew install ffmpeg; Windows: winget install ffmpeg) or name one in FFMPEG_PATH, then start Takeboard again. Until then uploaded takes and songs wait, and nothing is lost.';

describe('[M1] the ffmpeg to work with', () => {
  test('is the one that is named', async () => {
    expect(await findFfmpeg({ path: ffmpeg.path })).toMatchObject({
      path: ffmpeg.path,
      version: ffmpeg.version,
      origin: 'FFMPEG_PATH',
      can: { proxy: true, webp: true },
    });
  });

  test('else the first on the PATH', async () => {
    const first = join(folder, 'first');
    mkdirSync(first);
    symlinkSync(ffmpeg.path, join(first, 'ffmpeg'));
    process.env['PATH'] = `relative:${join(folder, 'nothing')}:${first}:${PATH}`;
    expect(await findFfmpeg({})).toMatchObject({ path: join(first, 'ffmpeg'), origin: 'PATH' });
  });

  test('and the one that the bootstrap fetched is called by that name', async () => {
    const fetched = join(folder, 'node_modules', '@ffmpeg-binary', 'linux-x64');
    mkdirSync(fetched, { recursive: true });
    symlinkSync(ffmpeg.path, join(fetched, 'ffmpeg'));
    process.env['PATH'] = fetched;
    expect(await findFfmpeg({})).toMatchObject({ origin: 'npm' });
  });
});

describe('[M1] what is no ffmpeg to work with is said, with how to get one', () => {
  test('none', async () => {
    process.env['PATH'] = folder;
    expect(await findFfmpeg({})).toEqual({
      missing: `No ffmpeg was found on this computer. ${HOW}`,
    });
  });

  test.each([
    ['that is not there', () => '/nowhere/ffmpeg', /cannot be run \(spawn .* ENOENT\)\./u],
    ['that fails', () => program('fails', 'exit 3'), /cannot be run \(Command failed: .*\)\./u],
    ['that is another program', () => program('other', 'echo hello'), /is not ffmpeg\./u],
    [
      'that is old',
      () => program('old', 'echo "ffmpeg version 4.4.2-0ubuntu0 Copyright"'),
      /is version 4\.4\.2-0ubuntu0, which is too old\./u,
    ],
    [
      'that is too old by a little',
      () => program('little', 'echo "ffmpeg version n5.0.1 Copyright"'),
      /is version n5\.0\.1, which is too old\./u,
    ],
    [
      'that cannot write H.264',
      () =>
        program(
          'poor',
          `case "$*" in
            *-version*) echo "ffmpeg version N-118000-gabc Copyright" ;;
            *) '${ffmpeg.path}' "$@" | grep -v libx264 ;;
          esac`,
        ),
      /was built without libx264, which takes and songs need\./u,
    ],
  ])('one %s', async (_, make, words) => {
    const path = make();
    const { missing } = (await findFfmpeg({ path })) as { missing: string };
    expect(missing).toMatch(words);
    expect(missing.startsWith(`FFMPEG_PATH names ${path}, which `)).toBe(true);
    expect(missing.endsWith(HOW)).toBe(true);
  });
});
