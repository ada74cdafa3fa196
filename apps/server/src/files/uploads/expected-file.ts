import { and, eq, inArray, lt } from 'drizzle-orm';
import type { Config } from '../../config.ts';
import { mix, take } from '../../database/schema.ts';
import type { EventKind } from '../../events/publish-event.ts';
import type { ApiError } from '../../http/errors.ts';
import type { Services } from '../../services.ts';
import { mixArrived } from '../../song/mix-arrived.ts';
import { mixNotFound } from '../../song/mix-errors.ts';
import { takeArrived } from '../../takes/take-arrived.ts';
import { takeNotFound } from '../../takes/take-errors.ts';
import type { KeptBlob } from '../blob-store.ts';

/** What a file that comes in is to become. */
export type FileKind = 'take' | 'mix';

/** A file that was announced: its bytes are on their way, or have come. */
export interface ExpectedFile {
  readonly kind: FileKind;
  /** Of the take or the mix; its upload goes by it. */
  readonly id: string;
  readonly boardId: string;
  readonly name: string;
  /** The whole file's. */
  readonly bytes: number;
  /** Whether its bytes are still wanted. */
  readonly isWanted: boolean;
  readonly importedBy: string;
}

/** What a file has become. */
export interface Arrival {
  readonly kind: FileKind;
  readonly id: string;
  /** The same bytes were there already: that take or mix is meant. */
  readonly existed: boolean;
}

/** How files of one kind come in. */
interface Door {
  readonly table: typeof take | typeof mix;
  /** What names it in an upload's metadata and in answers. */
  readonly key: 'takeId' | 'mixId';
  /** The header that says what a finished upload became. */
  readonly header: 'Takeboard-Take' | 'Takeboard-Mix';
  readonly event: EventKind;
  /** The most bytes it may have. */
  readonly most: (config: Config) => number;
  /** What raises that limit. */
  readonly setting: string;
  readonly notFound: () => ApiError;
  readonly arrived: (
    services: Services,
    id: string,
    kept: KeptBlob,
  ) => Promise<Omit<Arrival, 'kind'>>;
}

export const DOORS: Readonly<Record<FileKind, Door>> = {
  take: {
    table: take,
    key: 'takeId',
    header: 'Takeboard-Take',
    event: 'takes',
    most: (config) => config.mostTakeBytes,
    setting: 'TAKEBOARD_MOST_TAKE_BYTES',
    notFound: takeNotFound,
    arrived: takeArrived,
  },
  mix: {
    table: mix,
    key: 'mixId',
    header: 'Takeboard-Mix',
    event: 'song',
    most: (config) => config.mostSongBytes,
    setting: 'TAKEBOARD_MOST_SONG_BYTES',
    notFound: mixNotFound,
    arrived: mixArrived,
  },
};

export const FILE_KINDS: readonly FileKind[] = ['take', 'mix'];

/** Ids are the server's; nothing else may become the name of a file. */
export const isFileId = (id: string): boolean => /^[\w-]{1,40}$/u.test(id);

/** The file of an upload; undefined when nobody waits for one by that id (any more). */
export const expectedFile = async (
  { database }: Pick<Services, 'database'>,
  fileId: string,
): Promise<ExpectedFile | undefined> => {
  if (!isFileId(fileId)) return undefined;
  for (const kind of FILE_KINDS) {
    const { table } = DOORS[kind];
    const { id, boardId, name, bytes, state, importedBy } = table;
    const [row] = await database.db
      .select({ id, boardId, name, bytes, state, importedBy })
      .from(table)
      .where(eq(id, fileId));
    if (!row) continue;
    const { state: at, ...file } = row;
    return { kind, ...file, isWanted: at === 'uploading' };
  }
  return undefined;
};

/** Files that were announced before an instant and whose bytes never came. */
export const abandonedFiles = async (
  { database }: Pick<Services, 'database'>,
  kind: FileKind,
  before: Date,
): Promise<{ readonly id: string; readonly boardId: string }[]> => {
  const { table } = DOORS[kind];
  return database.db
    .select({ id: table.id, boardId: table.boardId })
    .from(table)
    .where(isAbandoned(table, before));
};

/** Those of them that are named and still abandoned, for deleting. */
export const isAbandoned = (table: typeof take | typeof mix, before: Date, ids?: string[]) =>
  and(eq(table.state, 'uploading'), lt(table.importedAt, before), ids && inArray(table.id, ids));
