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
 * @throws Error with a sentence for the person: wrong kind, too large, no connection.
 */
export function uploadImage(
  boardId: string,
  file: File,
  onProgress: (share: number) => void = () => undefined,
): Promise<AddedImage> {
  if (!(IMAGE_KINDS as readonly string[]).includes(file.type)) {
    return Promise.reject(
      new Error(
        `“${file.name}” is not a picture that boards take. Use PNG, JPEG, WebP, GIF or AVIF.`,
      ),
    );
  }
  if (file.size > MAX_BYTES) {
    const size = (file.size / 1024 / 1024).toFixed(1);
    return Promise.reject(
      new Error(
        `“${file.name}” has ${size} MB, an image may have 20. Save it smaller and add it again.`,
      ),
    );
  }
  // fetch() tells no progress of what it sends.
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', `/api/boards/${boardId}/images?name=${encodeURIComponent(file.name)}`);
    request.setRequestHeader('content-type', file.type);
    request.responseType = 'json';
    request.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0);
    request.onload = () => {
      const answer = request.response as
        | (AddedImage & { error?: undefined })
        | { error?: { message?: string } }
        | null;
      if (request.status === 201 && answer !== null && 'sha256' in answer) resolve(answer);
      else {
        reject(
          new Error(
            answer?.error?.message ??
              `“${file.name}” was not taken (error ${request.status}). Try again.`,
          ),
        );
      }
    };
    request.onerror = () =>
      reject(
        new Error(`“${file.name}” did not reach the server. Add it again when you are connected.`),
      );
    request.send(file);
  });
}
