import { ApiFailure } from '../api/api-failure.ts';

/** What the server keeps of an image that was added to a board. */
export interface AddedImage {
  readonly sha256: string;
  readonly mime: string;
  readonly width: number;
  readonly height: number;
  /** Where it is served from, on this site. */
  readonly url: string;
}

export const IMAGE_KINDS = [
  'image/png',
  'image/jpeg',
  'image/webp',
  'image/gif',
  'image/avif',
] as const;

const MAX_BYTES = 20 * 1024 * 1024;

/**
 * Adds an image file to a board. Reports progress from 0 to 1.
 * @throws ApiFailure with a sentence for the person: wrong kind, too large, no connection.
 */
export async function uploadImage(
  boardId: string,
  file: File,
  onProgress: (share: number) => void = () => undefined,
): Promise<AddedImage> {
  refuse(file);
  const { status, answer } = await send(boardId, file, onProgress);
  if (status !== 201) throw ApiFailure.of(status, answer);
  return answer as AddedImage;
}

/** What the server would refuse anyway is not sent to it first. */
function refuse(file: File): void {
  if (!(IMAGE_KINDS as readonly string[]).includes(file.type)) {
    throw refusal(
      'image_kind',
      `“${file.name}” is not a picture that boards take. Use PNG, JPEG, WebP, GIF or AVIF.`,
    );
  }
  if (file.size > MAX_BYTES) {
    const size = (file.size / 1024 / 1024).toFixed(1);
    throw refusal(
      'image_too_large',
      `“${file.name}” has ${size} MB, an image may have 20. Save it smaller and add it again.`,
    );
  }
}

const refusal = (code: string, message: string): ApiFailure =>
  ApiFailure.of(400, { error: { code, message } });

/** fetch() does not tell how much of a file has gone. */
function send(
  boardId: string,
  file: File,
  onProgress: (share: number) => void,
): Promise<{ readonly status: number; readonly answer: unknown }> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', `/api/boards/${boardId}/images?name=${encodeURIComponent(file.name)}`);
    request.setRequestHeader('content-type', file.type);
    request.responseType = 'json';
    request.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0);
    request.onload = () => resolve({ status: request.status, answer: request.response as unknown });
    request.onerror = () => reject(ApiFailure.unreachable(new Error('the upload broke off')));
    request.send(file);
  });
}
