/**
 * `npm run demo`: a board of the real size to look around in, made as people make one: with files in
 * a folder, over HTTP, tus and the board's live connection. `--help` says what can be chosen.
 */
import { rmSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { findFfmpeg } from '@takeboard/media';
import { DEMO_BAR_SECONDS, makeDemoSong } from './demo-song.ts';
import { fillFilmFolder } from './film-folder.ts';
import { makeBoard } from './make-board.ts';
import type { MadeBoard } from './make-board.ts';
import { HELP, readOptions } from './options.ts';
import type { DemoOptions } from './options.ts';
import { expectServer } from './person.ts';
import { planTakes } from './plan-takes.ts';
import { progressOf } from './progress.ts';
import { writeSpoiltFiles } from './spoilt-files.ts';
import { writtenShots } from './written-shots.ts';

try {
  const options = readOptions(process.argv.slice(2));
  if (options === undefined) process.stdout.write(HELP);
  else if (!options.isCheck) await makeDemo(options);
} catch (error) {
  process.stderr.write(`\n${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}

async function makeDemo(options: DemoOptions): Promise<void> {
  const begun = performance.now();
  // Before the work of a minute: whether anybody is there to receive it.
  if (!options.isFilmsOnly) await expectServer(options.url);
  const ffmpeg = await findFfmpeg({ path: process.env['FFMPEG_PATH'] });
  if ('missing' in ffmpeg) throw new Error(ffmpeg.missing);
  const shots = writtenShots(options.shots);
  const temporary = options.films === undefined;
  const folder = resolve(options.films ?? (await mkdtemp(join(tmpdir(), 'tb-demo-'))));
  const leave = () => {
    if (temporary) rmSync(folder, { recursive: true, force: true });
    process.exit(130);
  };
  // Stopped in the middle it leaves no films behind; `disconnect`: whoever started it is gone.
  for (const told of ['SIGINT', 'SIGTERM', 'disconnect']) process.once(told, leave);
  try {
    const films = progressOf('Making films');
    const plan = planTakes(
      { ...options, secondsPerBar: options.hasSong ? DEMO_BAR_SECONDS : null },
      shots,
    );
    const takes = await fillFilmFolder(ffmpeg.path, plan, folder, (made) =>
      films.at(made, options.takes),
    );
    const good = takes.find(({ film }) => film.make.codec === 'h264');
    const spoilt = good
      ? await writeSpoiltFiles(ffmpeg.path, options.spoilt, good.path, folder)
      : [];
    films.end(`${takes.length} takes and ${spoilt.length} files that are none`);
    if (options.isFilmsOnly) {
      process.stderr.write(`They are in ${folder}\n`);
      return;
    }
    const path = join(folder, 'song.wav');
    const song = options.hasSong ? { path, song: await makeDemoSong(path) } : null;
    const board = await makeBoard(options, shots, { takes, spoilt, song });
    if (options.isJson) process.stdout.write(`${JSON.stringify(board)}\n`);
    else process.stdout.write(tell(options, board, (performance.now() - begun) / 1000));
  } finally {
    for (const told of ['SIGINT', 'SIGTERM', 'disconnect']) process.removeListener(told, leave);
    if (temporary) await rm(folder, { recursive: true, force: true });
  }
}

function tell(options: DemoOptions, board: MadeBoard, seconds: number): string {
  const time = `${Math.floor(seconds / 60)} min ${Math.round(seconds % 60)} s`;
  const [dana, milo] = board.accounts;
  return `
“${options.title}” is ready after ${time}: ${options.shots} shots, ${board.ready} takes, ${board.failed} files that could not be used, ${board.picked} picks.

  ${board.url}

Look at it as Dana (director) in one browser window and as Milo (artist) in a private one:
press “Sign in” on the first page.
  ${dana?.email}   ${dana?.password}
  ${milo?.email}   ${milo?.password}
Or join under a name of your own (the links work for 14 days):
${board.invites.map(({ role, url }) => `  ${role.padEnd(8)} ${url}`).join('\n')}
`;
}
