import { execFile } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, isAbsolute, join, resolve } from 'node:path';
import { promisify } from 'node:util';

/** An ffmpeg that was run once and asked what it can do. */
export interface Ffmpeg {
  /** Absolute. */
  readonly path: string;
  /** As it says itself: `5.1.9-0+deb12u1`, `7.0.2-static`, `N-118234-g…`. */
  readonly version: string;
  /** How it was found; `npm` is the build that the bootstrap fetched into `.tools`. */
  readonly origin: 'FFMPEG_PATH' | 'PATH' | 'npm';
  readonly can: {
    /** H.264, AAC and every filter a proxy or a song needs. Always true: without it there is no `Ffmpeg`. */
    readonly proxy: true;
    readonly webp: true;
    /** Bring HDR to what a plain screen shows; without it HDR proxies look pale. */
    readonly tonemap: boolean;
  };
  /** Programs that hold another one down, where the system has them. Absolute paths. */
  readonly limits: {
    /** Address space. */
    readonly prlimit?: string;
    /** Priority. */
    readonly nice?: string;
    /** Ends it when we end, however we end. */
    readonly setpriv?: string;
  };
}

/** There is no ffmpeg to work with: why, and how to get one, in sentences for the person who runs the server. */
export interface FfmpegMissing {
  readonly missing: string;
}

const HOW_TO_GET_ONE =
  'Install ffmpeg 5.1 or newer (Debian, Ubuntu: apt-get install ffmpeg; macOS: brew install ffmpeg; Windows: winget install ffmpeg) or name one in FFMPEG_PATH, then start Takeboard again.';
const UNTIL_THEN = 'Until then uploaded takes and songs wait, and nothing is lost.';

const ENCODERS = ['libx264', 'aac', 'libwebp'];
const FILTERS = [
  ...['scale', 'fps', 'tile', 'select', 'split', 'setpts', 'setsar', 'trim'],
  ...['aresample', 'pan'],
];
const ASK_WITHIN_MS = 10_000;

const ask = promisify(execFile);

/**
 * Find the ffmpeg to work with and ask it once what it can do, so that nothing has to fail later.
 * `path` is the one that FFMPEG_PATH names; without it the PATH is searched. Never throws.
 */
export async function findFfmpeg(options: {
  readonly path?: string | undefined;
}): Promise<Ffmpeg | FfmpegMissing> {
  const named = options.path;
  const path = named === undefined ? onPath('ffmpeg') : resolve(named);
  if (path === undefined) return missing('No ffmpeg was found on this computer.');
  const called =
    named === undefined ? `The ffmpeg at ${path}` : `FFMPEG_PATH names ${named}, which`;
  let said: readonly string[];
  try {
    said = await Promise.all(
      ['-version', '-encoders', '-filters'].map(async (what) => {
        const answer = await ask(path, ['-hide_banner', what], {
          timeout: ASK_WITHIN_MS,
          maxBuffer: 4 << 20,
        });
        return answer.stdout;
      }),
    );
  } catch (error) {
    const reason = error instanceof Error ? error.message.split('\n')[0] : String(error);
    return missing(`${called} cannot be run (${reason}).`);
  }
  const [versionText = '', encoders = '', filters = ''] = said;
  const version = /^ffmpeg version (\S+)/u.exec(versionText)?.[1];
  if (version === undefined) return missing(`${called} is not ffmpeg.`);
  if (isTooOld(version)) return missing(`${called} is version ${version}, which is too old.`);
  const lacking = [
    ...ENCODERS.filter((name) => !lists(encoders, name)),
    ...FILTERS.filter((name) => !lists(filters, name)),
  ];
  if (lacking.length > 0)
    return missing(
      `${called} was built without ${lacking.join(', ')}, which takes and songs need.`,
    );
  const linux = process.platform === 'linux';
  const prlimit = linux ? onPath('prlimit') : undefined;
  const setpriv = linux ? onPath('setpriv') : undefined;
  const nice = process.platform === 'win32' ? undefined : onPath('nice');
  return {
    path,
    version,
    origin: named !== undefined ? 'FFMPEG_PATH' : path.includes('@ffmpeg-binary') ? 'npm' : 'PATH',
    can: {
      proxy: true,
      webp: true,
      tonemap: ['zscale', 'tonemap'].every((name) => lists(filters, name)),
    },
    limits: {
      ...(prlimit === undefined ? {} : { prlimit }),
      ...(nice === undefined ? {} : { nice }),
      ...(setpriv === undefined ? {} : { setpriv }),
    },
  };
}

const missing = (why: string): FfmpegMissing => ({
  missing: `${why} ${HOW_TO_GET_ONE} ${UNTIL_THEN}`,
});

/** `-fps_mode` came with 5.1. A build from the development tree names no number and is taken as new. */
function isTooOld(version: string): boolean {
  const [, major, minor] = /^n?(\d+)\.(\d+)/u.exec(version) ?? [];
  if (major === undefined || minor === undefined) return false;
  return Number(major) < 5 || (Number(major) === 5 && Number(minor) < 1);
}

/** Lines of `-encoders` and `-filters` are flags, name, description. */
const lists = (text: string, name: string) => new RegExp(`^ \\S+ +${name} `, 'mu').test(text);

function onPath(program: string): string | undefined {
  const names = process.platform === 'win32' ? [`${program}.exe`] : [program];
  for (const folder of (process.env['PATH'] ?? '').split(delimiter)) {
    if (!isAbsolute(folder)) continue; // a program in whatever folder we happen to stand in is not meant
    for (const name of names) {
      const file = join(folder, name);
      try {
        accessSync(file, constants.X_OK);
        return file;
      } catch {
        continue; // not there, or not ours to run: the next folder may have it
      }
    }
  }
  return undefined;
}
