import { imageSize } from 'image-size';
import type { BlobDraft } from './blob-store.ts';

/** An image as its own bytes describe it. */
export interface ImageFacts {
  readonly mime: ImageMime;
  /** Pixels, upright: a photograph turned by its EXIF mark counts as it is shown. */
  readonly width: number;
  readonly height: number;
}

/** Kinds that every browser shows, by the name `image-size` has for them. */
const MIMES = {
  png: 'image/png',
  jpg: 'image/jpeg',
  webp: 'image/webp',
  gif: 'image/gif',
  avif: 'image/avif',
} as const;
type ImageMime = (typeof MIMES)[keyof typeof MIMES];
export const IMAGE_MIMES = Object.values(MIMES);

/** Most files say their size at the start; a photograph with large EXIF blocks says it later. */
const FIRST_LOOK = 128 * 1024;
/** Searching is byte by byte in a hostile file: 0.16 s of everybody's time for a megabyte. */
const SECOND_LOOK = 1024 * 1024;

/**
 * Reads kind and size from the content; name and declared type are not believed. Undefined when it
 * is none of the kinds, or cut off before its size is said.
 */
export const inspectImage = async (draft: BlobDraft): Promise<ImageFacts | undefined> => {
  const start = await draft.readPart(0, FIRST_LOOK);
  const kind = kindOf(start);
  if (!kind) return undefined;
  return (
    measure(start, kind) ??
    (draft.bytes > FIRST_LOOK ? measure(await draft.readPart(0, SECOND_LOOK), kind) : undefined)
  );
};

const ascii = (bytes: Uint8Array, start: number, end: number): string =>
  String.fromCharCode(...bytes.subarray(start, end));

/** By the first bytes, as the formats' specifications give them. */
const kindOf = (bytes: Uint8Array): keyof typeof MIMES | undefined => {
  if (ascii(bytes, 0, 8) === '\x89PNG\r\n\x1A\n') return 'png';
  if (ascii(bytes, 0, 3) === '\xFF\xD8\xFF') return 'jpg';
  if (/^GIF8[79]a$/u.test(ascii(bytes, 0, 6))) return 'gif';
  if (ascii(bytes, 0, 4) === 'RIFF' && ascii(bytes, 8, 12) === 'WEBP') return 'webp';
  if (ascii(bytes, 4, 8) === 'ftyp' && /^avi[fs]/u.test(ascii(bytes, 8, 12))) return 'avif';
  return undefined;
};

/** EXIF orientations 5 to 8 are lying on their side. */
const FIRST_SIDEWAYS = 5;

const measure = (bytes: Uint8Array, kind: keyof typeof MIMES): ImageFacts | undefined => {
  try {
    const { width, height, orientation = 1, images = [] } = imageSize(bytes);
    // An AVIF may hold several pictures, the small ones first: the largest one is shown.
    const [shown] = [{ width, height }, ...images].toSorted(
      (one, other) => other.width * other.height - one.width * one.height,
    );
    if (!shown || !(shown.width > 0 && shown.height > 0)) return undefined;
    return orientation >= FIRST_SIDEWAYS
      ? { mime: MIMES[kind], width: shown.height, height: shown.width }
      : { mime: MIMES[kind], width: shown.width, height: shown.height };
  } catch (error) {
    // It throws TypeError for what it cannot read and RangeError where the bytes end too soon.
    if (error instanceof TypeError || error instanceof RangeError) return undefined;
    throw error;
  }
};
