import { DetailedError, Upload } from 'tus-js-client';
import type { SendListener, Sending, Sent } from './queue-ports.ts';
import type { UploadItem } from './upload-item.ts';

const ENDPOINT = '/api/uploads';
/** Where the server names what a file became, by what the file was announced as. */
const HEADER = { takeId: 'Takeboard-Take', mixId: 'Takeboard-Mix' } as const;
type Names = keyof typeof HEADER;
/** Bytes. */
const SMALL = 4 * 1024 ** 2;
/** Milliseconds without a byte going: a cut network says nothing by itself. */
const STALLED = 30_000;

const UNREACHABLE: Sent = {
  kind: 'unreachable',
  sentence: 'Takeboard’s server does not answer. Sending goes on as soon as it does.',
};

/**
 * Sends one file by tus, from where the server has it up to.
 * @param names what the item's id is the id of
 */
export function sendFile(
  boardId: string,
  item: UploadItem,
  file: Blob,
  hear: SendListener,
  names: Names = 'takeId',
): Sending {
  let settle: (sent: Sent) => void = () => undefined;
  const done = new Promise<Sent>((resolve) => {
    settle = resolve;
  });
  let watch: ReturnType<typeof setTimeout> | undefined;
  const finish = (sent: Sent) => {
    clearTimeout(watch);
    settle(sent);
  };
  const alive = () => {
    clearTimeout(watch);
    watch = setTimeout(() => {
      void upload.abort();
      finish(UNREACHABLE);
    }, STALLED);
  };

  const upload = new Upload(file as File, {
    endpoint: ENDPOINT,
    // An upload goes by the id of its take or its mix.
    uploadUrl: item.begun ? `${ENDPOINT}/${item.takeId ?? ''}` : null,
    metadata: { [names]: item.takeId ?? '', boardId },
    // The queue tries again by itself.
    retryDelays: null,
    storeFingerprintForResuming: false,
    // A small file goes with the very request that announces it.
    uploadDataDuringCreation: file.size <= SMALL,
    onProgress(sent) {
      alive();
      hear.onSent(sent);
    },
    onAfterResponse: alive,
    onSuccess({ lastResponse }) {
      finish({
        kind: 'arrived',
        takeId: lastResponse.getHeader(HEADER[names]) ?? item.takeId ?? '',
        existed: lastResponse.getHeader('Takeboard-Existed') === '1',
      });
    },
    onError: (error) => void fail(error),
  });
  async function fail(error: Error) {
    finish(await whyOf(error, item, file, names));
  }
  alive();
  upload.start();
  return {
    done,
    stop() {
      void upload.abort();
      finish({ kind: 'stopped' });
    },
    drop() {
      // The server throws away what nobody goes on with, should this not arrive.
      upload.abort(true).catch(() => undefined);
      finish({ kind: 'stopped' });
    },
  };
}

/** What an error means for the file: over for good, or only for now. */
async function whyOf(error: Error, item: UploadItem, file: Blob, names: Names): Promise<Sent> {
  const answer = error instanceof DetailedError ? error.originalResponse : null;
  if (answer === null) {
    // A file that was moved or changed breaks the request like a cut network does.
    return (await isReadable(file))
      ? UNREACHABLE
      : {
          kind: 'refused',
          lost: true,
          sentence: `“${item.name}” can no longer be read: it was changed, moved or deleted since. Drop it again.`,
        };
  }
  const status = answer.getStatus();
  const { code, message, details } = readError(answer.getBody());
  if (code === 'already_here') {
    return {
      kind: 'arrived',
      takeId: details?.[names] ?? item.takeId ?? '',
      existed: details?.existed === true,
    };
  }
  // 409: another request has moved the upload on; 423: it is still being written. Both pass.
  if (status >= 500 || [408, 409, 423, 429].includes(status)) {
    return message === undefined ? UNREACHABLE : { kind: 'unreachable', sentence: message };
  }
  return {
    kind: 'refused',
    // Too large: it would be too large again.
    ...(status === 413 ? { lost: true } : {}),
    sentence:
      message ?? `The server refused “${item.name}” (${status}). Try again, or drop it again.`,
  };
}

interface TusError {
  readonly code?: string;
  readonly message?: string;
  readonly details?: {
    readonly takeId?: string;
    readonly mixId?: string;
    readonly existed?: boolean;
  };
}

/** The server's own errors are JSON; what stands in front of it answers in its own way. */
function readError(body: string): TusError {
  try {
    return (JSON.parse(body) as { error?: TusError }).error ?? {};
  } catch {
    return {};
  }
}

const isReadable = (file: Blob): Promise<boolean> =>
  file
    .slice(0, 1)
    .arrayBuffer()
    .then(
      () => true,
      () => false,
    );
