import { readFile, writeFile } from 'node:fs/promises';
import { failureCode } from '../../database/failures.ts';
import type { FileKind } from './expected-file.ts';

/** An upload whose bytes were a take or a mix of the board already, so that its own row is gone. */
export interface PastUpload {
  readonly kind: FileKind;
  /** Of the take or mix it became. */
  readonly id: string;
  readonly boardId: string;
  readonly importedBy: string;
  readonly bytes: number;
}

export const PAST_SUFFIX = '.past';

/** Remembers for whoever lost the last answer what became of an upload. */
export const rememberPast = async (uploadPath: string, past: PastUpload): Promise<void> => {
  await writeFile(`${uploadPath}${PAST_SUFFIX}`, JSON.stringify(past), { mode: 0o600 });
};

/** What became of an upload that has no row any more; undefined when nothing is known of it. */
export const pastOf = async (uploadPath: string): Promise<PastUpload | undefined> => {
  try {
    return JSON.parse(await readFile(`${uploadPath}${PAST_SUFFIX}`, 'utf8')) as PastUpload;
  } catch (error) {
    // Half-written by a server that was killed, it is worth as much as none: the file comes again.
    if (failureCode(error) === 'ENOENT' || error instanceof SyntaxError) return undefined;
    throw error;
  }
};
