import { parseArgs } from 'node:util';
import { z } from 'zod';
import type { BoardSize } from './plan-takes.ts';

/** What the person who runs the demo asked for. */
export interface DemoOptions extends Omit<BoardSize, 'secondsPerBar'> {
  /** Of a running server, without a slash at its end. */
  readonly url: string;
  readonly title: string;
  /** Files that cannot be used, besides the takes. */
  readonly spoilt: number;
  /** Shots with a pick. */
  readonly picks: number;
  /** Where the files are to be left; without it they are made in a temporary folder and deleted. */
  readonly films?: string;
  /** Whether the board gets a song of four minutes with its shots hung on it. */
  readonly hasSong: boolean;
  /** Do nothing: the options were looked at. */
  readonly isCheck: boolean;
  /** Make the files and no board. */
  readonly isFilmsOnly: boolean;
  /** Tell the result as one line of JSON on stdout. */
  readonly isJson: boolean;
}

export const HELP = `Makes a board of the real size on a running server, through its public API alone.

  npm run demo -- [options]

  --url <address>    the server                                  http://localhost:5757
                     (npm run demo starts one on your data folder if none runs there)
  --takes <n>        good takes                                  700
  --shots <n>        shots                                       55
  --unsorted <n>     takes that are filed under no shot          30
  --spoilt <n>       files that are damaged or no video          8
  --picks <n>        shots with a pick made by hand              20
  --seconds <n>      length of a usual take                      1.5
  --width <pixels>   longer side of a usual take                 640
  --no-song          no song, and no takes that are long enough for it
  --title <text>     title of the board                          The Hardest Part
  --seed <n>         another number, other pictures              1
  --films <folder>   leave the files in this folder
  --films-only       make the files in --films and no board, to drop them by hand
  --json             end with one line of JSON on stdout
  --check            only look whether the options are right
  --help             this
`;

const count = (most: number) => z.coerce.number().int().min(0).max(most);
const options = z.object({
  url: z.url({ protocol: /^https?$/ }).default('http://localhost:5757'),
  title: z.string().trim().min(1).max(120).default('The Hardest Part'),
  takes: count(20_000).default(700),
  shots: count(500).default(55),
  unsorted: count(20_000).default(30),
  spoilt: count(100).default(8),
  picks: count(500).default(20),
  seconds: z.coerce.number().min(0.2).max(60).default(1.5),
  width: z.coerce.number().int().min(64).max(3840).default(640),
  seed: count(2 ** 31).default(1),
  films: z.string().min(1).optional(),
});

/**
 * Reads the command line; `undefined` when help was asked for.
 * @throws Error that names each wrong option with its rule.
 */
export function readOptions(args: readonly string[]): DemoOptions | undefined {
  const text = { type: 'string' } as const;
  const flag = { type: 'boolean', default: false } as const;
  const names = Object.keys(options.shape);
  const { values } = parseArgs({
    args: [...args],
    options: {
      ...Object.fromEntries(names.map((name) => [name, text])),
      help: flag,
      json: flag,
      'no-song': flag,
      'films-only': flag,
      check: flag,
    },
  });
  if (values['help']) return undefined;
  const read = options.safeParse(values);
  if (!read.success) {
    const rules = read.error.issues.map(({ path, message }) => `  --${path.join('.')}: ${message}`);
    throw new Error(`These options are wrong:\n${rules.join('\n')}`);
  }
  const { films, url, ...rest } = read.data;
  const isFilmsOnly = values['films-only'];
  if (isFilmsOnly && films === undefined) {
    throw new Error('--films-only needs --films <folder>: where should the files be?');
  }
  if (rest.shots === 0 && rest.takes > 0) {
    throw new Error('Takes need a shot that they were made for: --shots must be at least 1.');
  }
  return {
    ...rest,
    url: url.replace(/\/+$/u, ''),
    isFilmsOnly,
    // Files alone are for dropping: short ones do.
    hasSong: !values['no-song'] && !isFilmsOnly,
    isCheck: values['check'],
    isJson: values['json'],
    ...(films !== undefined && { films }),
  };
}
