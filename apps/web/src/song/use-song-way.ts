import { useMemo, useSyncExternalStore } from 'react';
import type { Mix } from '../api/wire.ts';
import { useBoardValue, useSession, useSessionValue } from '../live/use-session.tsx';
import type { QueueView } from '../uploads/queue-view.ts';
import type { UploadItem } from '../uploads/upload-item.ts';
import { useMixes } from './song-queries.ts';
import { songUploadsOf } from './song-uploads.ts';
import type { SongUploads } from './song-uploads.ts';

/** A song that is not there yet: a file this browser sends, or one the server has or waits for. */
export type SongOnItsWay =
  | { readonly kind: 'file'; readonly key: string; readonly item: UploadItem }
  | {
      readonly kind: 'mix';
      readonly key: string;
      readonly mix: Mix;
      /** Its bytes should come from me, and no page of this browser sends them. */
      readonly lostSight: boolean;
    };

export const useSongUploads = (): SongUploads => songUploadsOf(useSession());

export function useSongQueue(): QueueView {
  const { queue } = useSongUploads();
  return useSyncExternalStore(queue.subscribe, queue.view);
}

/** What is to know about the song that is being sent, as a sentence; null for nothing. */
export function useSongNote(): string | null {
  const { wishes } = useSongUploads();
  return useSyncExternalStore(wishes.subscribe, wishes.noted);
}

/** Everything on its way to be a song of this board, mine first; failed ones while they are mine to mend. */
export function useSongWay(): readonly SongOnItsWay[] {
  const uploads = useSongUploads();
  const goesOn = useSyncExternalStore(uploads.subscribe, uploads.goesOn);
  const queue = useSongQueue();
  const { mixes } = useMixes();
  const { me } = useSession();
  return useMemo(() => {
    const files = queue.items.filter(({ state }) => state !== 'arrived' && state !== 'here');
    const sent = new Set(queue.items.flatMap(({ takeId }) => takeId ?? []));
    const mine = new Set(files.flatMap(({ takeId }) => takeId ?? []));
    return [
      ...files.map((item) => ({ kind: 'file' as const, key: item.key, item })),
      ...mixes
        .filter((mix) => mix.state !== 'ready' && !mine.has(mix.id))
        .filter((mix) => mix.state !== 'failed' || mix.importedBy === me.userId)
        .map((mix) => ({
          kind: 'mix' as const,
          key: mix.id,
          mix,
          lostSight:
            goesOn &&
            mix.state === 'uploading' &&
            mix.importedBy === me.userId &&
            !sent.has(mix.id),
        })),
    ];
  }, [queue, mixes, me.userId, goesOn]);
}

/** Mixes that can be played and are not the song of the board, the newest first. */
export function useOtherMixes(): readonly Mix[] {
  const mixId = useBoardValue((board) => board.song()?.mix.mixId);
  const { mixes } = useMixes();
  return useMemo(
    () => mixes.filter(({ id, state }) => state === 'ready' && id !== mixId).toReversed(),
    [mixes, mixId],
  );
}

/** The name somebody on the board is called by; null when they are not here. */
export function useNameOf(): (userId: string) => string | null {
  const people = useSessionValue((session) => session.people());
  return (userId) => people.find((one) => one.userId === userId)?.name ?? null;
}
