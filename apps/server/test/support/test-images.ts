import { deflateSync, crc32 } from 'node:zlib';

/** A real PNG of one grey, of the size asked for in pixels. */
export const pngOf = (width: number, height: number): Uint8Array => {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 0, 0, 0, 0], 8);
  const rows = Buffer.alloc((width + 1) * Math.min(height, 4096), 0x80);
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1A\n', 'latin1'),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
};

const chunk = (type: string, data: Uint8Array): Buffer => {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const framed = Buffer.alloc(named.length + 8);
  framed.writeUInt32BE(data.length, 0);
  framed.set(named, 4);
  framed.writeUInt32BE(crc32(named), named.length + 4);
  return framed;
};

/** A whole GIF of one pixel, as small as they come. */
export const GIF = Buffer.from('R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw==', 'base64');

/** A WebP of one pixel (lossless). */
export const WEBP = Buffer.from('UklGRhoAAABXRUJQVlA4TA0AAAAvAAAAEAcQERGIiP4HAA==', 'base64');

/**
 * The head of a JPEG: an EXIF block with an orientation mark, `padding` bytes of further data as
 * cameras write them, then the frame header that says the size. Enough for whoever reads sizes.
 */
export const jpegHeadOf = (
  width: number,
  height: number,
  { orientation = 1, padding = 0 } = {},
): Uint8Array => {
  const exif = Buffer.from(
    'Exif\0\0MM\0\x2A\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\0\0\0\0\0\0\0',
    'latin1',
  );
  exif.writeUInt16BE(orientation, 24);
  const frame = Buffer.alloc(15);
  frame.set([8], 0);
  frame.writeUInt16BE(height, 1);
  frame.writeUInt16BE(width, 3);
  frame.set([3, 1, 0x22, 0, 2, 0x11, 1, 3, 0x11, 1], 5);
  const blocks: Buffer[] = [];
  for (let left = padding; left > 0; left -= 65_000) {
    blocks.push(segment(0xe2, Buffer.alloc(Math.min(left, 65_000))));
  }
  return Buffer.concat([
    Buffer.from([0xff, 0xd8]),
    segment(0xe1, exif),
    ...blocks,
    segment(0xc0, frame),
    Buffer.from([0xff, 0xd9]),
  ]);
};

const segment = (marker: number, data: Uint8Array): Buffer => {
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(data.length + 2, 2);
  return Buffer.concat([head, data]);
};

/** The head of an AVIF still: brand, then the boxes that say its size. */
export const avifHeadOf = (width: number, height: number): Uint8Array => {
  const size = Buffer.alloc(12);
  size.writeUInt32BE(width, 4);
  size.writeUInt32BE(height, 8);
  const ispe = box('ispe', size);
  const iprp = box('iprp', box('ipco', ispe));
  return Buffer.concat([
    box('ftyp', Buffer.from('avif\0\0\0\0avifmif1', 'latin1')),
    box('meta', Buffer.concat([Buffer.alloc(4), iprp])),
    box('mdat', Buffer.alloc(16)),
  ]);
};

const box = (type: string, data: Uint8Array): Buffer => {
  const head = Buffer.alloc(8);
  head.writeUInt32BE(data.length + 8, 0);
  head.write(type, 4, 'latin1');
  return Buffer.concat([head, data]);
};
