/**
 * Bytes that never change, addressed by the SHA-256 of their content (64 hex digits, lower case).
 * Who may read them is not the store's business.
 */
export interface BlobStore {
  /**
   * Takes in a stream of unknown length, without holding it in memory. Nothing is addressable
   * before `keep`; what goes wrong on the way leaves nothing behind.
   * @param limit in bytes
   * @throws BlobTooLarge past the limit, DiskFull, and whatever the source throws.
   */
  receive(source: AsyncIterable<Uint8Array>, limit: number): Promise<BlobDraft>;
  /** The bytes from `start` to `end`, both inclusive; all of them by default. */
  read(
    sha256: string,
    range?: { readonly start: number; readonly end: number },
  ): ReadableStream<Uint8Array>;
  /** The blob's length in bytes; undefined when the store does not hold it. */
  sizeOf(sha256: string): Promise<number | undefined>;
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
    super(`The disk gave back other bytes than were written for ${sha256}. Check the disk.`);
    this.name = 'BlobDamaged';
  }
}
