import { setTimeout as delay } from 'node:timers/promises';
import { AwsV4Signer } from 'aws4fetch';
import type { S3Settings } from '../config.ts';
import { StorageAway } from './blob-store.ts';

/** One request to the bucket. */
export interface BucketRequest {
  readonly method: 'GET' | 'HEAD' | 'PUT' | 'POST' | 'DELETE';
  /** Of the object; empty for the bucket itself. */
  readonly key?: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Blob | string;
  /** The body's SHA-256 in hex, which the storage checks; without it the body is not signed. */
  readonly sha256?: string;
}

/** Sends requests to a bucket and tells apart what is not there from what does not work now. */
export interface Bucket {
  /**
   * The answer to a request, 404 and 416 included.
   * @throws StorageAway when the storage is not reached, fails, or refuses.
   */
  send(request: BucketRequest): Promise<Response>;
}

const TRIES = 3;
const FIRST_PAUSE_MS = 150;
/** Until the storage begins to answer; a body that is sent has longer, by its length. */
const PATIENCE_MS = 8000;
/** The slowest line that still counts as one: 50 kB in a second. */
const BYTES_PER_MS = 50;

/** By path (`endpoint/bucket/key`), which every S3-compatible storage takes. */
export const openBucket = (settings: S3Settings): Bucket => {
  const { accessKeyId, secretAccessKey, region } = settings;
  const root = `${settings.endpoint}/${settings.bucket}`;

  const sendOnce = async (request: BucketRequest): Promise<Response> => {
    const url = new URL(request.key === undefined ? root : `${root}/${request.key}`);
    for (const [name, value] of Object.entries(request.query ?? {})) {
      url.searchParams.set(name, value);
    }
    const signed = await new AwsV4Signer({
      method: request.method,
      url: url.toString(),
      headers: {
        ...request.headers,
        'x-amz-content-sha256': request.sha256 ?? 'UNSIGNED-PAYLOAD',
      },
      accessKeyId,
      secretAccessKey,
      service: 's3',
      region,
    }).sign();
    const { body } = request;
    const length = body === undefined ? 0 : typeof body === 'string' ? body.length : body.size;
    // It ends the waiting for an answer, not the reading of a long one.
    const patience = new AbortController();
    const timer = setTimeout(() => patience.abort(), PATIENCE_MS + length / BYTES_PER_MS);
    try {
      return await fetch(signed.url, {
        method: request.method,
        headers: signed.headers,
        signal: patience.signal,
        ...(body !== undefined && { body }),
      });
    } finally {
      clearTimeout(timer);
    }
  };

  const send = async (request: BucketRequest, tries: number): Promise<Response> => {
    let reason: string;
    try {
      const response = await sendOnce(request);
      if (response.ok || response.status === 404 || response.status === 416) return response;
      reason = `${request.method} answers ${response.status}${codeOf(await response.text())}`;
      if (response.status < 500 && response.status !== 429) throw new StorageAway(reason, true);
    } catch (error) {
      if (error instanceof StorageAway) throw error;
      reason = `${request.method} fails (${whyOf(error)})`;
    }
    if (tries === 1) throw new StorageAway(reason);
    await delay(FIRST_PAUSE_MS * 4 ** (TRIES - tries));
    return send(request, tries - 1);
  };
  return { send: (request) => send(request, TRIES) };
};

/** The `<Code>` of an error of S3, which is XML. */
const codeOf = (xml: string): string => {
  const code = /<Code>([^<]*)<\/Code>/u.exec(xml)?.[1];
  return code === undefined ? '' : ` ${code}`;
};

const whyOf = (error: unknown): string => {
  if (!(error instanceof Error)) return String(error);
  const { cause } = error;
  return cause instanceof Error ? `${error.message}: ${cause.message}` : error.message;
};
