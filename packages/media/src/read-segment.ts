import type { FileHandle } from 'node:fs/promises';

/** Identifiers as https://www.rfc-editor.org/rfc/rfc9559 names them. */
const EBML = 0x1a45dfa3;
const SEGMENT = 0x18538067;
const INFO = 0x1549a966;
const CLUSTER = 0x1f43b675;
const TITLE = 0x7ba9;
/** Elements looked at on the way to the title: it stands near the beginning or not at all. */
const MOST_ELEMENTS = 32;
const MOST_TITLE = 4096;

/** What the outermost parts of a WebM or MKV file say about it. */
export interface SegmentFound {
  /** It reaches as far as it says. One written while it was recorded says nothing: only decoding can tell then. */
  readonly whole: boolean;
  /** Its title; mediabunny reads the other tags. */
  readonly tags: { readonly title?: string };
}

/** Read the frame of a WebM or MKV file of `size` bytes: a dozen bytes of each part. */
export async function readSegment(file: FileHandle, size: number): Promise<SegmentFound> {
  const header = await elementAt(file, 0);
  if (header?.id !== EBML || header.bytes === undefined) return { whole: true, tags: {} };
  const segment = await elementAt(file, header.start + header.bytes);
  if (segment?.id !== SEGMENT) return { whole: true, tags: {} };
  const whole = segment.bytes === undefined || segment.start + segment.bytes <= size;
  const info = await childOf(file, segment, INFO);
  const title = info && (await childOf(file, info, TITLE));
  if (title?.bytes === undefined || title.bytes > MOST_TITLE) return { whole, tags: {} };
  const { buffer, bytesRead } = await file.read(
    Buffer.alloc(title.bytes),
    0,
    title.bytes,
    title.start,
  );
  return { whole, tags: { title: buffer.toString('utf8', 0, bytesRead) } };
}

interface Element {
  readonly id: number;
  /** Where its content begins. */
  readonly start: number;
  /** Length of its content; undefined when it was not known yet. */
  readonly bytes: number | undefined;
}

async function childOf(
  file: FileHandle,
  parent: Element,
  wanted: number,
): Promise<Element | undefined> {
  const end = parent.start + (parent.bytes ?? Infinity);
  let at = parent.start;
  for (let count = 0; count < MOST_ELEMENTS && at < end; count += 1) {
    const child = await elementAt(file, at);
    if (child?.id === wanted) return child;
    if (child?.bytes === undefined || child.id === CLUSTER) return undefined;
    at = child.start + child.bytes;
  }
  return undefined;
}

/** Identifier and length are both numbers whose first byte tells how many bytes they take. */
async function elementAt(file: FileHandle, at: number): Promise<Element | undefined> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(12), 0, 12, at);
  if (bytesRead < 2) return undefined;
  const idBytes = Math.clz32(buffer[0] ?? 0) - 23;
  const lengthBytes = Math.clz32(buffer[idBytes] ?? 0) - 23;
  if (idBytes > 4 || lengthBytes > 8 || bytesRead < idBytes + lengthBytes) return undefined;
  const id = buffer.readUIntBE(0, idBytes);
  let length = 0;
  let known = false;
  for (let i = 0; i < lengthBytes; i += 1) {
    const mask = i === 0 ? 0xff >> lengthBytes : 0xff;
    const byte = (buffer[idBytes + i] ?? 0) & mask;
    if (byte !== mask) known = true; // all ones is "unknown"
    length = length * 256 + byte;
  }
  return { id, start: at + idBytes + lengthBytes, bytes: known ? length : undefined };
}
