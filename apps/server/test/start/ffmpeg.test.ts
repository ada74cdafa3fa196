import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';

const folder = mkdtempSync(join(tmpdir(), 'tb-ffmpeg-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const bootstrap = new URL('../../launch/ffmpeg.mjs', import.meta.url).href;

/** What the bootstrap makes of an environment: its PATH afterwards, and what it said. */
function bootstrapWith(env: Readonly<Record<string, string>>, place: string) {
  const program = `
    const { withFfmpeg } = await import(${JSON.stringify(bootstrap)});
    const { env } = await withFfmpeg({ env: ${JSON.stringify(env)} }, ${JSON.stringify(place)});
    process.stdout.write(JSON.stringify(env));`;
  const child = spawnSync(process.execPath, ['--input-type=module', '-e', program], {
    encoding: 'utf8',
  });
  expect(child.status, child.stderr).toBe(0);
  return { env: JSON.parse(child.stdout) as Record<string, string>, said: child.stderr };
}

function programIn(place: string) {
  mkdirSync(place, { recursive: true });
  writeFileSync(join(place, 'ffmpeg'), '#!/bin/sh\n');
  chmodSync(join(place, 'ffmpeg'), 0o755);
}

test('an ffmpeg that is named or installed is left alone', () => {
  const named = { FFMPEG_PATH: '/somewhere/ffmpeg', PATH: '/nowhere' };
  expect(bootstrapWith(named, join(folder, 'a'))).toEqual({ env: named, said: '' });
  const place = join(folder, 'bin');
  programIn(place);
  const installed = { PATH: `/nowhere:${place}` };
  expect(bootstrapWith(installed, join(folder, 'b'))).toEqual({ env: installed, said: '' });
});

test('the one that was fetched is found last on the PATH', () => {
  const place = join(folder, 'fetched');
  const bin = join(place, 'node_modules', '@ffmpeg-binary', 'linux-x64');
  programIn(bin);
  expect(bootstrapWith({ PATH: '/nowhere' }, place)).toEqual({
    env: { PATH: `/nowhere:${bin}` },
    said: '',
  });
});

test('a machine on which nothing can be installed starts all the same, and at once the next time', () => {
  const place = join(folder, 'nothing');
  const env = { PATH: '/nowhere' };
  const first = bootstrapWith(env, place);
  expect(first.env).toEqual(env);
  expect(first.said).toContain('No ffmpeg could be installed; going on without one.');
  expect(existsSync(place)).toBe(false);
  expect(bootstrapWith(env, place)).toEqual({ env, said: '' });
});
