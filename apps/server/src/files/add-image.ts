import { boardBlob } from '../database/schema.ts';
import { isDiskFull } from '../database/failures.ts';
import { publishEvent } from '../events/publish-event.ts';
import { ApiError } from '../http/errors.ts';
import type { Services } from '../services.ts';
import { BlobMissing, BlobTooLarge, StorageAway } from './blob-store.ts';
import type { BlobDraft } from './blob-store.ts';
import { inspectImage } from './inspect-image.ts';
import type { ImageFacts } from './inspect-image.ts';
import { nameBlob } from './name-blob.ts';

const MEGABYTE = 1_000_000;
const MOST_IMAGE_BYTES = 20 * MEGABYTE;
/** A browser needs four bytes for each pixel it shows: this is 144 MB. */
const MOST_PIXELS = 36_000_000;

export interface AddedImage extends ImageFacts {
  readonly sha256: string;
  readonly bytes: number;
}

/**
 * Stores an image for a board. The bytes are durable before the row that names them.
 * @throws ApiError 400 `image_missing` or `upload_cut_off`, 413 `image_too_large`, 415 `not_an_image`,
 * 422 `too_many_pixels`, 503 `storage_unavailable`, 507 `disk_full`.
 */
export const addImage = async (
  services: Services,
  upload: {
    readonly boardId: string;
    readonly userId: string;
    /** The file's name as its owner knew it; may be empty. */
    readonly name: string;
    readonly body: AsyncIterable<Uint8Array>;
    /** What content-length says, in bytes; 0 if nothing. Only ever used to refuse sooner. */
    readonly declared: number;
    /** Aborted when the connection goes before the whole body came. */
    readonly signal: AbortSignal;
  },
): Promise<AddedImage> => {
  const called = upload.name === '' ? 'This file' : `"${upload.name}"`;
  if (upload.declared > MOST_IMAGE_BYTES) throw tooLarge(called, upload.declared);
  try {
    const draft = await services.blobs.receive(upload.body, MOST_IMAGE_BYTES);
    const facts = await acceptOrDiscard(draft, called);
    const { sha256, bytes } = draft;
    await nameBlob(services, { sha256, bytes, ...facts });
    await services.database.db.transaction(async (tx) => {
      await publishEvent(tx, upload.boardId, 'files', [sha256]);
      await tx
        .insert(boardBlob)
        .values({ boardId: upload.boardId, sha256, name: upload.name, addedBy: upload.userId })
        .onConflictDoUpdate({
          // The same bytes may have come as somebody's take, which not all may see.
          target: [boardBlob.boardId, boardBlob.sha256],
          set: { use: 'shown' },
        });
    });
    return { sha256, bytes, ...facts };
  } catch (error) {
    if (error instanceof BlobTooLarge) throw tooLarge(called);
    if (error instanceof StorageAway || error instanceof BlobMissing) throw storageAway(called);
    if (upload.signal.aborted) throw cutOff(called);
    if (isDiskFull(error)) {
      throw new ApiError(
        507,
        'disk_full',
        `${called} was not stored: the disk of the server is full. Free some space there, then add it again.`,
      );
    }
    throw error;
  }
};

const acceptOrDiscard = async (draft: BlobDraft, called: string): Promise<ImageFacts> => {
  try {
    if (draft.bytes === 0) throw imageMissing();
    const facts = await inspectImage(draft);
    if (!facts) throw notAnImage(called);
    if (facts.width * facts.height > MOST_PIXELS) throw tooManyPixels(called, facts);
    await draft.keep();
    return facts;
  } catch (error) {
    await draft.discard();
    throw error;
  }
};

export const imageMissing = (): ApiError =>
  new ApiError(
    400,
    'image_missing',
    'No image came with the request. Send the bytes of the file as its body.',
  );

const cutOff = (called: string): ApiError =>
  new ApiError(400, 'upload_cut_off', `${called} did not arrive whole. Add it again.`);

const storageAway = (called: string): ApiError =>
  new ApiError(
    503,
    'storage_unavailable',
    `${called} was not stored: the storage for files does not answer. Add it again in a moment.`,
  );

const tooLarge = (called: string, bytes?: number): ApiError =>
  new ApiError(
    413,
    'image_too_large',
    `${called} is ${bytes === undefined ? 'larger than 20 MB' : `${(bytes / MEGABYTE).toFixed(1)} MB large`}; an image may have at most 20 MB. Save it smaller, then add it again.`,
    { bytes, limit: MOST_IMAGE_BYTES },
  );

const notAnImage = (called: string): ApiError =>
  new ApiError(
    415,
    'not_an_image',
    `${called} is not a whole image of a kind that can be shown here. Accepted: PNG, JPEG, WebP, GIF, AVIF.`,
  );

const tooManyPixels = (called: string, { width, height }: ImageFacts): ApiError =>
  new ApiError(
    422,
    'too_many_pixels',
    `${called} has ${width} × ${height} pixels, ${((width * height) / 1_000_000).toFixed(1)} megapixels; an image may have at most 36. Make it smaller, then add it again.`,
    { width, height, limit: MOST_PIXELS },
  );
