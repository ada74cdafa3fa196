import { digest } from 'lib0/hash/sha256';
import { encodeUtf8 } from 'lib0/string';

/** What tells a file from all others without reading it. */
export interface FileMarks {
  readonly name: string;
  readonly folder: string;
  readonly bytes: number;
  /** ISO 8601, UTC, with milliseconds; null when the browser does not say. */
  readonly modifiedAt: string | null;
}

/**
 * The page's key for one file of one drop. The same file of the same drop has the same key for ever,
 * so asking twice makes one take. Computed here, since browsers hash only on https pages.
 */
export function clientKey(batchId: string, { name, folder, bytes, modifiedAt }: FileMarks): string {
  const hash = digest(encodeUtf8(JSON.stringify([batchId, folder, name, bytes, modifiedAt])));
  return [...hash.subarray(0, 16)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Same name, length and time of change: the same file, wherever it was found. */
export const sameFile = ({ name, bytes, modifiedAt }: FileMarks): string =>
  JSON.stringify([name, bytes, modifiedAt]);
