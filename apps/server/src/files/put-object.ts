import { createHash } from 'node:crypto';
import { openAsBlob } from 'node:fs';
import { open } from 'node:fs/promises';
import { StorageAway } from './blob-store.ts';
import type { Bucket } from './s3-bucket.ts';

/** From here on in parts: a broken line costs one part, and S3 takes no more than 5 GB at once. */
const IN_PARTS_FROM = 64 * 1024 * 1024;
const PART = 32 * 1024 * 1024;
/** S3 takes at most 10,000. */
const MOST_PARTS = 9000;
const PIECE = 256 * 1024;

/** A local file as it is sent: each part with its SHA-256 in hex, which the storage checks. */
export interface SendableFile {
  readonly sha256: string;
  readonly bytes: number;
  readonly parts: readonly {
    readonly start: number;
    readonly end: number;
    readonly sha256: string;
  }[];
}

/** Reads a file once: its hash, and those of the parts in which it is sent. `end` is exclusive. */
export const sendableFile = async (path: string): Promise<SendableFile> => {
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    const partBytes = size < IN_PARTS_FROM ? Math.max(size, 1) : partBytesOf(size);
    const whole = createHash('sha256');
    const parts: SendableFile['parts'][number][] = [];
    const buffer = Buffer.allocUnsafe(PIECE);
    for (let start = 0; start < size; start += partBytes) {
      const end = Math.min(size, start + partBytes);
      const part = createHash('sha256');
      for (let at = start; at < end;) {
        const { bytesRead } = await file.read(buffer, 0, Math.min(PIECE, end - at), at);
        if (bytesRead === 0) throw new Error(`${path} became shorter while it was read.`);
        const piece = buffer.subarray(0, bytesRead);
        whole.update(piece);
        part.update(piece);
        at += bytesRead;
      }
      parts.push({ start, end, sha256: part.digest('hex') });
    }
    return { sha256: whole.digest('hex'), bytes: size, parts };
  } finally {
    await file.close();
  }
};

const partBytesOf = (size: number): number => Math.max(PART, Math.ceil(size / MOST_PARTS));

/** Sends a file as an object; it exists whole or not at all. @throws StorageAway */
export const putObject = async (
  bucket: Bucket,
  key: string,
  path: string,
  file: SendableFile,
  mime = 'application/octet-stream',
): Promise<void> => {
  const headers = { 'content-type': mime };
  const body = await openAsBlob(path);
  if (file.parts.length > 1) return putInParts(bucket, key, body, file, headers);
  const sent = await bucket.send({ method: 'PUT', key, headers, body, sha256: file.sha256 });
  await expectOk(sent, 'PUT');
};

const putInParts = async (
  bucket: Bucket,
  key: string,
  body: Blob,
  { parts }: SendableFile,
  headers: Readonly<Record<string, string>>,
): Promise<void> => {
  const begun = await bucket.send({ method: 'POST', key, headers, query: { uploads: '' } });
  const uploadId = /<UploadId>([^<]+)<\/UploadId>/u.exec(await expectOk(begun, 'POST'))?.[1];
  if (uploadId === undefined) throw new StorageAway('it began an upload in parts without an id');
  try {
    const tags: string[] = [];
    for (const [at, { start, end, sha256 }] of parts.entries()) {
      const query = { partNumber: String(at + 1), uploadId };
      const part = { method: 'PUT', key, query, body: body.slice(start, end), sha256 } as const;
      const sent = await bucket.send(part);
      await expectOk(sent, 'PUT');
      tags.push(sent.headers.get('etag') ?? '');
    }
    const list = tags.map(
      (tag, at) => `<Part><PartNumber>${at + 1}</PartNumber><ETag>${tag}</ETag></Part>`,
    );
    const xml = `<CompleteMultipartUpload>${list.join('')}</CompleteMultipartUpload>`;
    const done = await bucket.send({ method: 'POST', key, query: { uploadId }, body: xml });
    // S3 may begin its answer with 200 and fail then: the error is in the body.
    const answer = await expectOk(done, 'POST');
    if (answer.includes('<Error>')) throw new StorageAway('it could not put the parts together');
  } catch (error) {
    // What was sent of it costs money until it is told to forget it; if even that fails, so be it.
    await bucket.send({ method: 'DELETE', key, query: { uploadId } }).catch(() => undefined);
    throw error;
  }
};

/** 404 is an answer for reading; for writing it means that there is no such bucket. */
const expectOk = async (response: Response, method: string): Promise<string> => {
  const text = await response.text();
  if (!response.ok) throw new StorageAway(`${method} answers ${response.status}`);
  return text;
};
