import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Ffmpeg } from '../src/index.ts';
import { inputArguments, runFfmpeg } from '../src/run-ffmpeg.ts';
import {
  ffmpegForTests,
  ffmpegRuns,
  makeFilm,
  problemOf,
  testFolder,
} from './support/make-files.ts';

const ffmpeg = await ffmpegForTests();
const folder = testFolder();
const at = (name: string) => join(folder, name);

/** A program that stands for ffmpeg, to see how it is run and to have it misbehave. */
function standIn(name: string, script: string): Ffmpeg {
  writeFileSync(at(name), `#!/bin/sh\n${script}\n`);
  chmodSync(at(name), 0o755);
  return { ...ffmpeg, path: at(name) };
}

const film = makeFilm(ffmpeg, at('film.mp4'));

describe('[M2] a run', () => {
  test('passes arguments as they are, through no shell', async () => {
    const told = standIn('told', `printf '%s\\n' "$@" > '${at('args')}'`);
    const hostile = ['$(touch x)', '; rm -rf /', "it's", '"', '\\', '-', ''];
    await runFfmpeg(told, hostile);
    expect(readFileSync(at('args'), 'utf8').split('\n').slice(-8, -1)).toEqual(hostile);
    expect(readFileSync(at('args'), 'utf8')).toContain('-nostdin\n');
  });

  test('is told none of the server’s secrets', async () => {
    process.env['TAKEBOARD_SECRET'] = 'not for the ears of a decoder';
    const told = standIn('environment', `env > '${at('env')}'`);
    await runFfmpeg(told, []);
    delete process.env['TAKEBOARD_SECRET'];
    const names = readFileSync(at('env'), 'utf8').match(/^\w+(?==)/gmu) ?? [];
    expect(names).toContain('PATH');
    expect(names).not.toContain('TAKEBOARD_SECRET');
    expect(names).not.toContain('HOME');
  });

  test.runIf(ffmpeg.limits.prlimit && ffmpeg.limits.nice)('is held down', async () => {
    const told = standIn('held', `nice > '${at('nice')}'; ulimit -v > '${at('memory')}'`);
    const own = Number(readFileSync('/proc/self/stat', 'utf8').split(') ')[1]?.split(' ')[16]);
    await runFfmpeg(told, [], { niceness: 10 });
    expect(Number(readFileSync(at('nice'), 'utf8'))).toBe(Math.min(19, own + 10));
    expect(Number(readFileSync(at('memory'), 'utf8'))).toBe(3 * 2 ** 20);
  });

  test('reads a video, and nothing that a file points to', async () => {
    const read = (path: string) => runFfmpeg(ffmpeg, [...inputArguments(path), '-f', 'null', '-']);
    expect(await read(film)).toMatchObject({ exitCode: 0, finished: true, frames: 24 });
    const lists = {
      'list.m3u8': `#EXTM3U\n#EXT-X-TARGETDURATION:1\n#EXTINF:1,\n${film}\n#EXT-X-ENDLIST\n`,
      'list.ffconcat': `ffconcat version 1.0\nfile '${film}'\n`,
    };
    for (const [name, text] of Object.entries(lists)) {
      writeFileSync(at(name), text);
      const { finished, words } = await read(at(name));
      expect(finished).toBe(false);
      expect(words).toContain('not on whitelist');
    }
  });
});

test('[M2] a song is read, a film as a song and a song as a film are not', async () => {
  const song = at('song.flac');
  ffmpegRuns(ffmpeg, '-f', 'lavfi', '-i', 'sine=440:d=1:r=8000', song);
  const sound = ['-map', '0:a:0', '-f', 's16le', 'pipe:3'];
  const read = async (input: readonly string[]) => {
    let bytes = 0;
    const onBytes = (piece: Buffer) => void (bytes += piece.length);
    const { finished } = await runFfmpeg(ffmpeg, [...input, ...sound], { onBytes });
    return { finished, bytes };
  };
  expect(await read(inputArguments(song, 'song'))).toEqual({ finished: true, bytes: 16_000 });
  expect(await read(inputArguments(song))).toEqual({ finished: false, bytes: 0 });
  const webm = makeFilm(ffmpeg, at('film.webm'), { sound: true, out: ['-c:v', 'libvpx'] });
  expect(await read(inputArguments(webm, 'song'))).toEqual({ finished: false, bytes: 0 });
});

describe('[M3] a run that goes wrong', () => {
  test('and does not listen is killed after two seconds', async () => {
    const deaf = standIn('deaf', `trap '' TERM; echo frame=1; while :; do sleep 0.1; done`);
    const control = new AbortController();
    const begun = performance.now();
    const running = runFfmpeg(deaf, [], {
      signal: control.signal,
      onProgress: () => control.abort(new Error('enough')),
    });
    await expect(running).rejects.toThrow('enough');
    expect(performance.now() - begun).toBeGreaterThan(1900);
    expect(performance.now() - begun).toBeLessThan(4000);
  });

  test.each([
    [
      'a full disk',
      'echo "av_interleaved_write_frame(): No space left on device" >&2; exit 1',
      'disk_full',
    ],
    [
      'a full disk that it does not mind',
      'echo "Error writing trailer: No space left on device" >&2; echo progress=end; exit 0',
      'disk_full',
    ],
    ['no memory', 'echo "x264 [error]: malloc of size 9 failed" >&2; exit 1', 'too_much_memory'],
    ['the kernel', 'kill -KILL $$', 'too_much_memory'],
    ['a crash', 'kill -SEGV $$', 'unreadable'],
    ['time', 'exec sleep 60', 'too_long'],
  ])('because of %s is told as that', async (name, script, code) => {
    const program = standIn(name.replaceAll(' ', '-'), script);
    expect((await problemOf(runFfmpeg(program, [], { wallMs: 1000 }))).code).toBe(code);
  });

  test('and talks without end takes no memory', async () => {
    const chatty = standIn(
      'chatty',
      `echo first >&2; head -c 30000000 /dev/zero | tr '\\0' 'x' >&2; echo last >&2; exit 1`,
    );
    const { words, finished } = await runFfmpeg(chatty, []);
    expect(finished).toBe(false);
    expect(words.length).toBeLessThanOrEqual(16_384);
    expect(words.startsWith('first')).toBe(true);
    expect(words.endsWith('last\n')).toBe(true);
  });

  test('and came to a good end without saying so is not finished', async () => {
    const silent = standIn('silent', 'exit 0');
    expect(await runFfmpeg(silent, [])).toMatchObject({ exitCode: 0, finished: false });
  });

  test('because its program is gone rejects', async () => {
    const bare = { ...ffmpeg, path: at('nowhere'), limits: {} };
    await expect(runFfmpeg(bare, [])).rejects.toThrow('ENOENT');
  });
});

test.runIf(ffmpeg.limits.setpriv)('[M3] nothing outlives a worker that is killed', async () => {
  const { spawn } = await import('node:child_process');
  const alive = at('alive');
  const lasting = standIn(
    'lasting',
    `echo $$ > '${alive}.part'; mv '${alive}.part' '${alive}'; exec sleep 600`,
  );
  const runs = new URL('../src/run-ffmpeg.ts', import.meta.url).href;
  const program = `
    const { runFfmpeg } = await import(${JSON.stringify(runs)});
    await runFfmpeg(${JSON.stringify(lasting)}, []);`;
  const worker = spawn(process.execPath, ['--input-type=module', '-e', program], {
    stdio: 'ignore',
  });
  await until(() => existsSync(alive));
  const pid = readFileSync(alive, 'utf8').trim();
  expect(existsSync(`/proc/${pid}`)).toBe(true);
  worker.kill('SIGKILL');
  await until(() => !isRunning(pid));
});

/** A process that ended but was not waited for is a zombie, and as good as gone. */
function isRunning(pid: string): boolean {
  if (!existsSync(`/proc/${pid}/stat`)) return false;
  return readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.startsWith('Z') === false;
}

async function until(happened: () => boolean): Promise<void> {
  while (!happened()) await new Promise((resolve) => setTimeout(resolve, 20));
}
