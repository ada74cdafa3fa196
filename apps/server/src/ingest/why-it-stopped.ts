import { MediaProblem, sayProblem } from '@takeboard/media';
import { failureCode, isDatabaseAway, isDiskFull } from '../database/failures.ts';
import type { WorkFailure } from '../database/schema.ts';
import { BlobMissing, StorageAway } from '../files/blob-store.ts';

/** What becomes of a piece of work that ended without what was to be made. */
export type Stop =
  /** The file's fault, or nobody's: it has failed, in words. */
  | { readonly kind: 'failed'; readonly failure: WorkFailure; readonly unforeseen?: true }
  /** The server's circumstances: the file waits, says for what, and goes on by itself. */
  | { readonly kind: 'waits'; readonly failure: WorkFailure }
  /** Nothing can be written down now; the claim ends by itself. */
  | { readonly kind: 'unknown' };

/** Two transactions were in each other's way, and the database ended this one. */
const TRY_AGAIN: readonly string[] = ['40001', '40P01'];

/** Reads why the work on the file called `name` ended. */
export const whyItStopped = (error: unknown, name: string): Stop => {
  if (isDiskFull(error) || (error instanceof MediaProblem && error.code === 'disk_full')) {
    return { kind: 'waits', failure: diskFull };
  }
  if (error instanceof StorageAway) return { kind: 'waits', failure: storageAway };
  if (error instanceof BlobMissing) return { kind: 'failed', failure: sourceGone(name) };
  if (error instanceof MediaProblem) {
    const { code, atMs } = error;
    const message = sayProblem(error, name);
    return { kind: 'failed', failure: { code, message, ...(atMs !== undefined && { atMs }) } };
  }
  if (isDatabaseAway(error) || TRY_AGAIN.includes(failureCode(error) ?? '')) {
    return { kind: 'unknown' };
  }
  return { kind: 'failed', failure: unforeseen(name), unforeseen: true };
};

const diskFull: WorkFailure = {
  code: 'disk_full',
  message:
    'The server’s disk is full. Make room there; this file then goes on by itself, and nothing is lost.',
};

const storageAway: WorkFailure = {
  code: 'storage_away',
  message:
    'The storage for files does not answer. This file goes on by itself as soon as it does, and nothing is lost.',
};

const sourceGone = (name: string): WorkFailure => ({
  code: 'gone',
  message: `${name} is no longer on the server. Upload it again.`,
});

const unforeseen = (name: string): WorkFailure => ({
  code: 'internal',
  message: `Something unforeseen stopped the work on ${name}; it is in the server’s log. Try again, and tell whoever runs this server if it stays.`,
});
