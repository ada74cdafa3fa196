import { resolve } from 'node:path';
import { z } from 'zod';
import { StartError } from './start-error.ts';

/** Every setting, in the order the README lists them: the environment variables and nothing else. */
const settings = z.object({
  PORT: z.coerce.number().int().min(0).max(65535).default(5757),
  HOST: z.string().min(1).default('127.0.0.1'),
  PUBLIC_URL: z.url({ protocol: /^https?$/ }).optional(),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  TAKEBOARD_DATA: z.string().min(1).default('./data'),
  TAKEBOARD_ROLE: z.enum(['all', 'web', 'worker']).default('all'),
  TAKEBOARD_SECRET: z.string().min(32).optional(),
  TAKEBOARD_OPERATOR_TOKEN: z.string().min(16).optional(),
  TAKEBOARD_MOST_TAKE_BYTES: z.coerce.number().int().min(1).max(1e12).default(2_000_000_000),
  TAKEBOARD_MOST_SONG_BYTES: z.coerce.number().int().min(1).max(1e12).default(500_000_000),
  TAKEBOARD_S3_ENDPOINT: z.url({ protocol: /^https?$/ }).optional(),
  TAKEBOARD_S3_BUCKET: z.string().min(3).max(63).optional(),
  TAKEBOARD_S3_REGION: z.string().min(1).optional(),
  TAKEBOARD_S3_ACCESS_KEY_ID: z.string().min(1).optional(),
  TAKEBOARD_S3_SECRET_ACCESS_KEY: z.string().min(1).optional(),
  FFMPEG_PATH: z.string().min(1).optional(),
  TLDRAW_LICENSE_KEY: z.string().min(1).optional(),
  TAKEBOARD_LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
});

export const SETTING_NAMES: readonly string[] = Object.keys(settings.shape);

export type ServerRole = 'all' | 'web' | 'worker';
export type LogLevel = 'debug' | 'info' | 'warn' | 'error' | 'silent';

/** A bucket of an S3-compatible storage; addressed by path (`endpoint/bucket/key`). */
export interface S3Settings {
  /** Without a slash at its end. */
  readonly endpoint: string;
  readonly bucket: string;
  readonly region: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

/** What the server was told, checked. Paths are absolute. */
export interface Config {
  /** 0 lets the system choose a free port. */
  readonly port: number;
  readonly host: string;
  /** Where others reach this server, without a slash at its end; invite links carry it. */
  readonly publicUrl?: string | undefined;
  /** A Postgres of the operator's; without it the server runs its own inside `dataDir`. */
  readonly databaseUrl?: string | undefined;
  readonly dataDir: string;
  readonly role: ServerRole;
  /** Signs session cookies; without it the database keeps one that all servers share. */
  readonly secret?: string | undefined;
  /** Opens `/metrics`; without it there is no such page. */
  readonly operatorToken?: string | undefined;
  /** The ffmpeg to use; without it the PATH is searched. */
  readonly ffmpegPath?: string | undefined;
  /** The largest file that may become a take. */
  readonly mostTakeBytes: number;
  /** The largest file that may become the song. */
  readonly mostSongBytes: number;
  /** Where files are kept instead of the data folder. */
  readonly s3?: S3Settings | undefined;
  readonly tldrawLicenseKey?: string | undefined;
  readonly logLevel: LogLevel;
}

/**
 * The only reader of the environment. An empty variable counts as unset.
 * @throws StartError that names every wrong setting, with its rule.
 */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const given = Object.fromEntries(
    SETTING_NAMES.map((name) => [name, env[name]?.trim() || undefined]),
  );
  const parsed = settings.superRefine(expectAllOfS3).safeParse(given);
  if (!parsed.success) {
    const rules = parsed.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`);
    throw new StartError(
      `Takeboard cannot start: these settings are wrong.\n${rules.join('\n')}\nThe README lists every setting under "Settings".`,
      { exitCode: 2 },
    );
  }
  const read = parsed.data;
  return {
    port: read.PORT,
    host: read.HOST,
    publicUrl: read.PUBLIC_URL?.replace(/\/+$/, ''),
    databaseUrl: read.DATABASE_URL,
    dataDir: resolve(read.TAKEBOARD_DATA),
    role: read.TAKEBOARD_ROLE,
    secret: read.TAKEBOARD_SECRET,
    operatorToken: read.TAKEBOARD_OPERATOR_TOKEN,
    ffmpegPath: read.FFMPEG_PATH,
    mostTakeBytes: read.TAKEBOARD_MOST_TAKE_BYTES,
    mostSongBytes: read.TAKEBOARD_MOST_SONG_BYTES,
    s3: s3Of(read),
    tldrawLicenseKey: read.TLDRAW_LICENSE_KEY,
    logLevel: read.TAKEBOARD_LOG_LEVEL,
  };
}

type Settings = z.infer<typeof settings>;

const S3_NAMES = [
  'TAKEBOARD_S3_ENDPOINT',
  'TAKEBOARD_S3_BUCKET',
  'TAKEBOARD_S3_REGION',
  'TAKEBOARD_S3_ACCESS_KEY_ID',
  'TAKEBOARD_S3_SECRET_ACCESS_KEY',
] as const;

const expectAllOfS3 = (read: Settings, context: z.RefinementCtx): void => {
  const missing = S3_NAMES.filter((name) => read[name] === undefined);
  if (missing.length === S3_NAMES.length) return;
  for (const name of missing) {
    context.addIssue({
      code: 'custom',
      path: [name],
      message: 'files go to S3 only when all five TAKEBOARD_S3 settings are given',
    });
  }
};

const s3Of = (read: Settings): S3Settings | undefined => {
  const [endpoint, bucket, region, accessKeyId, secretAccessKey] = S3_NAMES.map(
    (name) => read[name],
  );
  if (!endpoint || !bucket || !region || !accessKeyId || !secretAccessKey) return undefined;
  return {
    endpoint: endpoint.replace(/\/+$/, ''),
    bucket,
    region,
    accessKeyId,
    secretAccessKey,
  };
};
