import { statfs } from 'node:fs/promises';
import { diskFull, incomplete } from './media-problem.ts';
import type { MediaProblem } from './media-problem.ts';
import type { Run } from './run-ffmpeg.ts';

/** Bytes below which a disk counts as full: a proxy of a long take would not fit any more. */
const FEWEST_FREE = 1 << 20;

/**
 * Why a result is not what it should be after a run that ended. Some writers of ffmpeg say nothing of a
 * full disk, and end as if all were well: so the disk is asked.
 */
export async function whyNotWritten(folder: string, { words }: Run): Promise<MediaProblem> {
  const { bavail, bsize } = await statfs(folder);
  return bavail * bsize < FEWEST_FREE ? diskFull(new Error(words)) : incomplete(new Error(words));
}
