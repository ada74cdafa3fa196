import type { ByteRange } from './byte-range.ts';

/**
 * Bytes that never change, addressed by the SHA-256 of their content (64 hex digits, lower case).
 * Who may read them is not the store's business.
 *
 * Every method that needs the storage may throw StorageAway when it lies behind a network.
 */
export interface BlobStore {
  /**
   * Takes in a stream of unknown length, without holding it in memory. Nothing is addressable
   * before `keep`; what goes wrong on the way leaves nothing behind.
   * @param limit in bytes
   * @throws BlobTooLarge past the limit, DiskFull, and whatever the source throws.
   */
  receive(source: AsyncIterable<Uint8Array>, limit: number): Promise<BlobDraft>;
  /**
   * Takes in a whole local file: durable and addressable once this returns, and then gone from
   * `path`. The same bytes again are stored once. When it throws, the file is where it was.
   * @throws DiskFull, and StorageAway when nothing came of it and it may be tried again.
   */
  keepFile(path: string, mime?: string): Promise<KeptBlob>;
  /**
   * The bytes from `start` to `end`, both inclusive (all of them by default), and the length of the
   * whole blob; undefined when the store does not hold it.
   */
  open(sha256: string, range?: ByteRange): Promise<OpenBlob | undefined>;
  /** The blob's length in bytes; undefined when the store does not hold it. */
  sizeOf(sha256: string): Promise<number | undefined>;
  /**
   * The blob as a file that other programs can read, until it is released. Never write to it.
   * @throws BlobMissing, DiskFull.
   */
  localPath(sha256: string): Promise<LocalBlob>;
  /** Removes a blob; does nothing when the store does not hold it. */
  remove(sha256: string): Promise<void>;
  /** Every blob the store holds, in no order, and when it was last kept. */
  list(): AsyncIterable<StoredBlob>;
}

export interface KeptBlob {
  readonly sha256: string;
  readonly bytes: number;
}

export interface OpenBlob {
  /** The whole blob's, whatever part was asked for. */
  readonly size: number;
  readonly stream: ReadableStream<Uint8Array>;
}

export interface LocalBlob {
  readonly path: string;
  release(): Promise<void>;
}

export interface StoredBlob {
  readonly sha256: string;
  readonly keptAt: Date;
}

/** Received bytes of which it is not yet decided whether they stay. Call `keep` or `discard`. */
export interface BlobDraft {
  readonly sha256: string;
  readonly bytes: number;
  /** Up to `length` bytes from `start`; fewer where the draft ends. */
  readPart(start: number, length: number): Promise<Uint8Array>;
  /**
   * Makes the bytes durable and addressable; does nothing more when they are already.
   * @throws DiskFull, or BlobDamaged when what the disk gives back is not what came in.
   */
  keep(): Promise<void>;
  discard(): Promise<void>;
}

export class BlobTooLarge extends Error {
  readonly limit: number;

  constructor(limit: number) {
    super(`More than ${limit} bytes came in.`);
    this.name = 'BlobTooLarge';
    this.limit = limit;
  }
}

export class BlobDamaged extends Error {
  constructor(sha256: string) {
    super(`The storage gave back other bytes than were written for ${sha256}. Check it.`);
    this.name = 'BlobDamaged';
  }
}

export class BlobMissing extends Error {
  constructor(sha256: string) {
    super(`The storage does not hold ${sha256}. Add that file again.`);
    this.name = 'BlobMissing';
  }
}

/**
 * The storage cannot be used now; trying again later may work. It carries no `cause`, whose code
 * would pass for the database's; the reason is in its message, for the log.
 */
export class StorageAway extends Error {
  /** It answered, and said no: the key, its rights or the bucket are wrong. */
  readonly refused: boolean;

  constructor(reason: string, refused = false) {
    super(`The storage for files does not answer as it should: ${reason}`);
    this.name = 'StorageAway';
    this.refused = refused;
  }
}
