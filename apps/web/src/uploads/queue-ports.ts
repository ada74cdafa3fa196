import type { NewUpload, UploadItem } from './upload-item.ts';

/** What the queue needs of the world. Nothing of it ever throws: how it went is in the answer. */
export interface QueuePorts {
  /** Tells the server what will come. The same key again is answered with the same take. */
  register(batchId: string, items: readonly UploadItem[]): Promise<Registered>;
  /** Sends a file, from where the server has it up to. */
  send(item: UploadItem, file: Blob, hear: SendListener): Sending;
  /** Takes back what was told of files that will not come. */
  forget(takeIds: readonly string[]): Promise<void>;
  /** Says what takes were made with that the server was told of without it. */
  sayMadeWith(takeIds: readonly string[], tool: string | null): Promise<void>;
  readonly keeper: Keeper;
  /** Runs something after that many milliseconds; returns how to call it off. */
  later(ms: number, run: () => void): () => void;
  /** Milliseconds. */
  now(): number;
}

export type Registered =
  | { readonly kind: 'registered'; readonly takes: readonly RegisteredTake[] }
  | { readonly kind: 'refused' | 'unreachable'; readonly sentence: string };

/** The row a file has on the server; it waits for bytes only in the state `uploading`. */
export interface RegisteredTake {
  readonly clientKey: string;
  readonly takeId: string;
  readonly state: string;
}

export interface SendListener {
  /** Bytes the server has of it by now. */
  onSent(bytes: number): void;
}

export interface Sending {
  readonly done: Promise<Sent>;
  /** Breaks off; what the server has stays there. */
  stop(): void;
  /** Breaks off and lets the server throw away what it has. */
  drop(): void;
}

export type Sent =
  | { readonly kind: 'arrived'; readonly takeId: string; readonly existed: boolean }
  /** Until somebody does something about it; `lost`: the same file cannot be sent any more. */
  | { readonly kind: 'refused'; readonly sentence: string; readonly lost?: true }
  /** For now: no connection, no answer, the server is not well. */
  | { readonly kind: 'unreachable'; readonly sentence: string }
  | { readonly kind: 'stopped' };

/** Keeps what is to be sent on this computer, for the case that the page is closed. */
export interface Keeper {
  keep(uploads: readonly NewUpload[]): void;
  drop(keys: readonly string[]): void;
}
