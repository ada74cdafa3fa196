import type { UploadQueue } from './upload-queue.ts';

const keyOf = (owner: string) => `takeboard:uploads-paused:${owner}`;

/** Whoever paused sending finds it paused after a reload; remembered in this browser. */
export function keepPause(
  queue: Pick<UploadQueue, 'view' | 'subscribe' | 'pause'>,
  owner: string,
): void {
  const key = keyOf(owner);
  try {
    if (localStorage.getItem(key) !== null) queue.pause();
  } catch {
    return; // nothing may be kept here: after a reload it goes on
  }
  queue.subscribe(() => {
    try {
      if (queue.view().paused) localStorage.setItem(key, '');
      else localStorage.removeItem(key);
    } catch {
      // As above.
    }
  });
}
