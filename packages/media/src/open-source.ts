import { open } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { gone } from './media-problem.ts';

/** Open a source for reading. @throws MediaProblem `gone` when it is not there. */
export async function openSource(path: string): Promise<FileHandle> {
  try {
    return await open(path, 'r');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') throw gone(error);
    throw error;
  }
}
