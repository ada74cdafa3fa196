import { useSyncExternalStore } from 'react';
import { useSession } from '../live/use-session.tsx';
import type { QueueView } from './queue-view.ts';
import { uploadsOf } from './uploads.ts';
import type { Uploads, UploadsView } from './uploads.ts';

/** The uploads of the board that is open. */
export const useUploads = (): Uploads => uploadsOf(useSession());

/** Where all its files stand. */
export function useUploadQueue(): QueueView {
  const { queue } = useUploads();
  return useSyncExternalStore(queue.subscribe, queue.view);
}

export function useUploadsView(): UploadsView {
  const uploads = useUploads();
  return useSyncExternalStore(uploads.subscribe, uploads.view);
}
