import type { UploadItem, UploadState } from './upload-item.ts';

/** What the tray shows. A new object when something changed, the same one otherwise. */
export interface QueueView {
  readonly items: readonly UploadItem[];
  readonly count: Readonly<Record<UploadState, number>>;
  /** Bytes of all files that go, gone or are to go. */
  readonly bytes: number;
  readonly sent: number;
  /** Bytes per second of the last seconds; 0 when nothing goes. */
  readonly speed: number;
  /** Null while nobody can know. */
  readonly secondsLeft: number | null;
  readonly paused: boolean;
  /** Why nothing goes although nobody paused, as a sentence; it goes on by itself. */
  readonly waiting: string | null;
}

export function viewOf(
  items: readonly UploadItem[],
  { speed, paused, waiting }: Pick<QueueView, 'speed' | 'paused' | 'waiting'>,
): QueueView {
  const count = { offered: 0, queued: 0, sending: 0, arrived: 0, here: 0, failed: 0 };
  let bytes = 0;
  let sent = 0;
  for (const item of items) {
    count[item.state] += 1;
    if (item.state === 'failed') continue;
    bytes += item.bytes;
    sent += item.sent;
  }
  return {
    items,
    count,
    bytes,
    sent,
    speed,
    secondsLeft: speed > 0 && bytes > sent ? (bytes - sent) / speed : null,
    paused,
    waiting,
  };
}
