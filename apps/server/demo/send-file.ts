import { Upload } from 'tus-js-client';
import type { Person } from './person.ts';

const RETRY_AFTER_MS = [0, 500, 2000, 5000];

/** Sends a file that the board was told of by tus; `metadata` names what it is for. */
export const sendFile = (
  person: Person,
  metadata: { readonly boardId: string; readonly takeId?: string; readonly mixId?: string },
  bytes: Buffer,
): Promise<void> =>
  new Promise((resolve, reject) => {
    const upload = new Upload(bytes, {
      endpoint: `${person.server}/api/uploads`,
      headers: { cookie: person.cookie },
      metadata,
      retryDelays: RETRY_AFTER_MS,
      onSuccess: () => resolve(),
      onError: reject,
    });
    upload.start();
  });
