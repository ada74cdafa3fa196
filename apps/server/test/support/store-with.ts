import type { BlobStore } from '../../src/files/blob-store.ts';

/** A blob store, with some of its doings replaced. */
export const storeWith = (blobs: BlobStore, replaced: Partial<BlobStore>): BlobStore => ({
  receive: (...all) => blobs.receive(...all),
  keepFile: (...all) => blobs.keepFile(...all),
  open: (...all) => blobs.open(...all),
  sizeOf: (...all) => blobs.sizeOf(...all),
  localPath: (...all) => blobs.localPath(...all),
  remove: (...all) => blobs.remove(...all),
  list: () => blobs.list(),
  ...replaced,
});
