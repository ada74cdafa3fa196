import type { FileHandle } from 'node:fs/promises';

/** A box of an MP4 or MOV file at its top level. Bytes from the beginning of the file. */
export interface Box {
  readonly type: string;
  readonly at: number;
  readonly bytes: number;
  readonly headerBytes: number;
}

/** A file of more than this many top-level boxes is a very long fragmented one, or made to waste time. */
const MOST_BOXES = 100_000;
const MOST_INDEX = 4 << 20;
/** Boxes without which there is no picture; junk after them is nobody's loss. */
const NEEDED = new Set(['moov', 'mdat', 'moof']);

/** What the boxes of an MP4 or MOV file say about it, read from their headers alone. */
export interface BoxesFound {
  /** Every box that pictures need is there to its last byte. */
  readonly whole: boolean;
  /** Where the C2PA manifest of who made it lies, if there is one. */
  readonly manifest: Box | undefined;
  /** Where the index of all tracks lies. */
  readonly index: Box | undefined;
}

const C2PA = 'd8fec3d61b0e483c92975828877ec481';

/** Walk over the boxes of a file of `size` bytes. Reads 32 bytes of each, however large it is. */
export async function walkBoxes(file: FileHandle, size: number): Promise<BoxesFound> {
  const header = Buffer.alloc(32);
  const seen = new Set<string>();
  let manifest: Box | undefined;
  let index: Box | undefined;
  let whole = true;
  let at = 0;
  for (let count = 0; at + 8 <= size && count < MOST_BOXES; count += 1) {
    const { bytesRead } = await file.read(header, 0, header.length, at);
    if (bytesRead < 8) break;
    const box = boxOf(header.subarray(0, bytesRead), at, size);
    if (box === undefined) break;
    const known = NEEDED.has(box.type);
    if (known && at + box.bytes > size) whole = false;
    if (
      box.type === 'uuid' &&
      header.subarray(box.headerBytes, box.headerBytes + 16).toString('hex') === C2PA
    )
      manifest = box;
    if (box.type === 'moov') index = box;
    seen.add(box.type);
    at += box.bytes;
  }
  const pictures = seen.has('mdat') && seen.has('moov');
  return { whole: whole && pictures, manifest, index };
}

/** Whether an index speaks of a picture track at all, even of one that cannot be read. */
export async function speaksOfPicture(file: FileHandle, index: Box): Promise<boolean> {
  const bytes = Buffer.alloc(Math.min(index.bytes, MOST_INDEX));
  const { bytesRead } = await file.read(bytes, 0, bytes.length, index.at);
  return /hdlr.{8}vide/su.test(bytes.toString('latin1', 0, bytesRead));
}

function boxOf(header: Buffer, at: number, size: number): Box | undefined {
  const short = header.readUInt32BE(0);
  const type = header.toString('latin1', 4, 8);
  if (short === 0) return { type, at, bytes: size - at, headerBytes: 8 };
  if (short !== 1) return short < 8 ? undefined : { type, at, bytes: short, headerBytes: 8 };
  if (header.length < 16) return undefined;
  const bytes = Number(header.readBigUInt64BE(8));
  return bytes < 16 ? undefined : { type, at, bytes, headerBytes: 16 };
}
