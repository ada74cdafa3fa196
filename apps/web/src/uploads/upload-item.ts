import type { FileMarks } from './client-key.ts';

/**
 * Where a file stands. `offered`: the server does not know of it yet · `queued`: it has a row and
 * waits to be sent · `sending` · `arrived` · `here`: the board had it already · `failed`.
 */
export type UploadState = 'offered' | 'queued' | 'sending' | 'arrived' | 'here' | 'failed';

/** One file on its way to the board, as the tray shows it. */
export interface UploadItem extends FileMarks {
  readonly key: string;
  readonly batchId: string;
  readonly shotId: string | null;
  readonly prompt?: string;
  readonly promptFrom?: 'copied' | 'typed';
  readonly tool?: string;
  readonly sidecar?: unknown;
  readonly state: UploadState;
  readonly takeId: string | null;
  /** The server may have part of it: it is asked how much before more is sent. */
  readonly begun: boolean;
  /** Bytes the server has. */
  readonly sent: number;
  /** Why it failed, as a sentence. */
  readonly failure: string | null;
  /** It cannot be sent any more, however often it is tried: another file is needed. */
  readonly lost?: boolean;
}

/** What one file starts with; the queue gives it the rest. */
export type NewUpload = Omit<
  UploadItem,
  'state' | 'takeId' | 'begun' | 'sent' | 'failure' | 'lost'
> & {
  readonly file: Blob;
  readonly begun?: boolean;
};

export const isOpen = ({ state }: UploadItem): boolean =>
  state === 'offered' || state === 'queued' || state === 'sending';
