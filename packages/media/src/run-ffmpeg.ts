import { spawn } from 'node:child_process';
import type { ChildProcess, ChildProcessByStdio } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import type { Ffmpeg } from './find-ffmpeg.ts';
import { crashed, diskFull, tookTooLong, tooManyPixels, tooMuchMemory } from './media-problem.ts';

/** The largest picture that is decoded: 36 megapixels, 8192 × 4320 and a little. */
export const MOST_PIXELS = 36_000_000;

/** The longest file that becomes a take: an hour. Takes last seconds. */
export const MOST_SECONDS = 3600;

/** Address space of one run, in bytes: 3 GB lets 36 megapixels of ten bits through, and no bomb. */
const MOST_MEMORY = 3 * 2 ** 30;
const MOST_MINUTES = 20;
/** Between the polite signal and the one that cannot be ignored. */
const PATIENCE_MS = 2000;
/** What is kept of the words of one run; a hostile file can make ffmpeg say megabytes. */
const MOST_WORDS = 16_384;

/** How ffmpeg and its libraries complain when they are given no more memory. */
const NO_MEMORY =
  /Cannot allocate memory|malloc.*failed|get_buffer\(\) failed|Resource temporarily unavailable|error while loading shared libraries/iu;
const TOO_MANY_PIXELS = /Picture size (\d+)x(\d+) exceeds specified max pixel count/u;

export interface Limits {
  /** Aborting kills the run within two seconds; the run then rejects with the signal's reason. */
  readonly signal?: AbortSignal | undefined;
  /** 0 (like us) to 19 (only when nothing else wants to). Ingest uses 10. */
  readonly niceness?: number | undefined;
  /** Real time after which the file is given up. Milliseconds; 20 minutes unless told. */
  readonly wallMs?: number | undefined;
  /** Bytes of address space, where the system can hold a program to it. */
  readonly memory?: number | undefined;
  /** Called with the number of frames written so far, about twice a second. */
  readonly onProgress?: ((framesDone: number) => void) | undefined;
  /** Called with what ffmpeg writes to `pipe:3`, piece after piece: the way sound comes to us. */
  readonly onBytes?: ((bytes: Buffer) => void) | undefined;
}

export interface Run {
  readonly exitCode: number;
  /** Frames written to the first output, as the last report says. */
  readonly frames: number;
  /** Whether ffmpeg came to its own end; a killed one leaves a playable but short file. */
  readonly finished: boolean;
  /** What it complained about: the first and last 8 kB of it. */
  readonly words: string;
}

/** What is read of each kind of input, by the names of ffmpeg's demuxers. */
const FORMATS = {
  take: 'mov,matroska,webm',
  song: 'wav,aiff,mp3,flac,ogg,mov',
} as const;

/**
 * What must stand before each `-i`: the input is that file and nothing it points to. The whitelists
 * refuse playlists and pictures in disguise, which ffmpeg would otherwise recognise by content.
 */
export const inputArguments = (
  path: string,
  kind: keyof typeof FORMATS = 'take',
): readonly string[] => [
  '-protocol_whitelist',
  'file',
  '-format_whitelist',
  FORMATS[kind],
  '-max_pixels',
  String(MOST_PIXELS),
  '-i',
  // An explicit protocol: a name with a colon or a leading dash is only ever a name.
  `file:${path}`,
];

/**
 * Run ffmpeg as a hostile file deserves: arguments never pass a shell, it reads no keyboard, its
 * memory, time and priority are limited, and it ends with us.
 * Rejects with a MediaProblem when a limit is reached (`too_long`, `too_much_memory`, `disk_full`)
 * and with the signal's reason when aborted; everything else is the caller's to read in `Run`.
 */
export async function runFfmpeg(
  ffmpeg: Ffmpeg,
  args: readonly string[],
  limits: Limits = {},
): Promise<Run> {
  limits.signal?.throwIfAborted();
  const wallMs = limits.wallMs ?? MOST_MINUTES * 60_000;
  const [file, ...all] = [
    ...heldDown(ffmpeg, limits),
    ffmpeg.path,
    '-hide_banner',
    '-nostdin',
    '-loglevel',
    'error',
    '-progress',
    'pipe:1',
    '-y',
    ...args,
  ];
  const child = spawn(file ?? ffmpeg.path, all, {
    stdio: ['ignore', 'pipe', 'pipe', limits.onBytes === undefined ? 'ignore' : 'pipe'],
    env: bareEnvironment(),
    windowsHide: true,
  }) as ChildProcessByStdio<null, Readable, Readable>; // the types end at the third pipe
  if (limits.onBytes !== undefined) child.stdio[3]?.on('data', limits.onBytes);
  const words = new Words();
  let frames = 0;
  let finished = false;
  createInterface({ input: child.stdout }).on('line', (line) => {
    if (line.startsWith('frame=')) {
      frames = Number(line.slice(6));
      limits.onProgress?.(frames);
    } else if (line === 'progress=end') finished = true;
  });
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => words.add(chunk));

  const ending = new Ending(child);
  const tooLate = setTimeout(() => ending.begin('time'), wallMs);
  const stop = () => ending.begin('abort');
  limits.signal?.addEventListener('abort', stop, { once: true });
  const forget = endsWithUs(child);
  try {
    const { exitCode, killedBy } = await closed(child);
    limits.signal?.throwIfAborted();
    const said = words.text();
    if (ending.why === 'time') throw tookTooLong(Math.max(1, Math.round(wallMs / 60_000)));
    // Said, but not always meant: closing a file that could not be written is no failure to ffmpeg.
    if (/No space left on device/u.test(said)) throw diskFull(new Error(said));
    const [, width, height] = TOO_MANY_PIXELS.exec(said) ?? [];
    if (exitCode !== 0 && width !== undefined && height !== undefined)
      throw tooManyPixels(Number(width), Number(height), MOST_PIXELS);
    if (exitCode !== 0 && NO_MEMORY.test(said)) throw tooMuchMemory(new Error(said));
    // We did not do it: the kernel does, to who takes too much; a crash has other signals.
    if (killedBy === 'SIGKILL') throw tooMuchMemory(new Error(said));
    if (killedBy !== null) throw crashed(new Error(`${killedBy}: ${said}`));
    return { exitCode, frames, finished: finished && exitCode === 0, words: said };
  } finally {
    clearTimeout(tooLate);
    ending.over();
    limits.signal?.removeEventListener('abort', stop);
    forget();
  }
}

/** The program and arguments that run another program more modestly; nothing where there are none. */
function heldDown({ limits: programs }: Ffmpeg, { niceness = 0, memory }: Limits): string[] {
  const { nice, prlimit, setpriv } = programs;
  return [
    ...(setpriv === undefined ? [] : [setpriv, '--pdeathsig', 'KILL', '--']),
    ...(nice === undefined || niceness === 0 ? [] : [nice, '-n', String(niceness)]),
    ...(prlimit === undefined ? [] : [prlimit, `--as=${memory ?? MOST_MEMORY}`, '--core=0', '--']),
  ];
}

/** What a program needs to be found and to run; the server's secrets are not among it. */
function bareEnvironment(): Record<string, string> {
  const kept = ['PATH', 'LD_LIBRARY_PATH', 'DYLD_LIBRARY_PATH', 'SystemRoot', 'TMPDIR', 'TEMP'];
  const given = kept.flatMap((name) => {
    const value = process.env[name];
    return value === undefined ? [] : [[name, value] as const];
  });
  // Errors are read below, so they must be in English and without colours.
  return { ...Object.fromEntries(given), LC_ALL: 'C', AV_LOG_FORCE_NOCOLOR: '1' };
}

function closed(
  child: ChildProcess,
): Promise<{ exitCode: number; killedBy: NodeJS.Signals | null }> {
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, killedBy) => resolve({ exitCode: code ?? 255, killedBy }));
  });
}

/** SIGTERM, then SIGKILL for what does not listen; why it was begun is remembered. */
class Ending {
  why: 'time' | 'abort' | undefined;
  #timer: NodeJS.Timeout | undefined;
  readonly #child: ChildProcess;

  constructor(child: ChildProcess) {
    this.#child = child;
  }

  begin(why: 'time' | 'abort') {
    if (this.why !== undefined) return;
    this.why = why;
    this.#child.kill('SIGTERM');
    this.#timer = setTimeout(() => this.#child.kill('SIGKILL'), PATIENCE_MS);
  }

  over() {
    clearTimeout(this.#timer);
  }
}

/** An ffmpeg outlives nobody: when this process exits in order, its children are killed. */
function endsWithUs(child: ChildProcess): () => void {
  const kill = () => child.kill('SIGKILL');
  process.once('exit', kill);
  return () => process.removeListener('exit', kill);
}

/** The beginning and the end of a text of any length. */
class Words {
  #head = '';
  #tail = '';

  add(chunk: string) {
    const room = MOST_WORDS / 2 - this.#head.length;
    this.#head += chunk.slice(0, room);
    this.#tail = (this.#tail + chunk.slice(Math.max(0, room))).slice(-MOST_WORDS / 2);
  }

  text(): string {
    return this.#head + this.#tail;
  }
}
