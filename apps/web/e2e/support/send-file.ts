import { expect } from '@playwright/test';
import type { BrowserContext } from '@playwright/test';

const base64 = (text: string) => Buffer.from(text).toString('base64');

/** Sends a whole file by tus in one request; `metadata` names its board, and the take or mix it is for. */
export async function sendFile(
  { request }: BrowserContext,
  metadata: Readonly<Record<string, string>>,
  bytes: Buffer,
): Promise<void> {
  const sent = await request.post('/api/uploads', {
    headers: {
      'tus-resumable': '1.0.0',
      'upload-length': String(bytes.length),
      'upload-metadata': Object.entries(metadata)
        .map(([name, value]) => `${name} ${base64(value)}`)
        .join(','),
      'content-type': 'application/offset+octet-stream',
    },
    data: bytes,
  });
  expect(sent.ok(), await sent.text()).toBe(true);
}
