import { Metadata } from '@tus/server';
import type { ApiError } from '../../http/errors.ts';
import { boardNotFound, membershipOf, notAllowed } from '../../people/membership.ts';
import { may } from '../../people/roles.ts';
import type { Services } from '../../services.ts';
import { DOORS, expectedFile, FILE_KINDS, isFileId } from './expected-file.ts';
import type { ExpectedFile, FileKind } from './expected-file.ts';
import { pastOf } from './past-upload.ts';
import type { PastUpload } from './past-upload.ts';
import {
  alreadyHere,
  fileTooLarge,
  invalidUpload,
  notYourUpload,
  uploadNotFound,
  wrongLength,
} from './upload-errors.ts';

/** What became of an upload whose take or mix is gone, because the same bytes were one already. */
export const pastUpload = async (
  { uploads }: Pick<Services, 'uploads'>,
  id: string,
): Promise<PastUpload | undefined> => {
  if (!isFileId(id)) return undefined;
  // Its row goes a moment before it is written down what became of it.
  await uploads.finishing(id);
  return pastOf(uploads.store.pathOf(id));
};

/**
 * The file that a new upload is for. Nothing of its bytes has been read yet.
 * @throws ApiError 400 `invalid_request` or `wrong_length`, 403 `not_allowed` or `not_your_upload`,
 * 404 `board_not_found`, `take_not_found` or `mix_not_found`, 409 `already_here`, 413
 * `take_too_large` or `mix_too_large`.
 */
export const admitNewUpload = async (
  services: Services,
  userId: string,
  headers: Headers,
): Promise<ExpectedFile> => {
  const { kind, id, boardId } = metadataOf(headers.get('upload-metadata'));
  await expectWriter(services, boardId, userId);
  const file = await expectedFile(services, id);
  if (!file || file.boardId !== boardId || file.kind !== kind) {
    const past = await pastUpload(services, id);
    if (past?.boardId !== boardId || past.importedBy !== userId) throw DOORS[kind].notFound();
    throw alreadyHere({ kind: past.kind, id: past.id, existed: true });
  }
  if (file.importedBy !== userId) throw notYourUpload();
  const said = headers.get('upload-length') ?? '';
  if (!/^\d{1,15}$/u.test(said)) {
    throw invalidUpload('Upload-Length must say how many bytes the file has');
  }
  const limit = DOORS[kind].most(services.config);
  if (Number(said) > limit) throw fileTooLarge(file, Number(said), limit);
  if (Number(said) !== file.bytes) throw wrongLength(file.name, Number(said), file.bytes);
  return file;
};

/**
 * Whether this person may go on with the upload of a file, now.
 * @throws ApiError 403 `not_allowed` or `not_your_upload`, 404 `upload_not_found` for strangers, as
 * if there were none.
 */
export const expectUploader = async (
  services: Services,
  userId: string,
  file: Pick<ExpectedFile, 'boardId' | 'importedBy'>,
): Promise<void> => {
  await expectWriter(services, file.boardId, userId, uploadNotFound);
  if (file.importedBy !== userId) throw notYourUpload();
};

const expectWriter = async (
  { database }: Services,
  boardId: string,
  userId: string,
  notFound: () => ApiError = boardNotFound,
): Promise<void> => {
  const found = await membershipOf(database.db, boardId, userId);
  if (!found) throw notFound();
  if (!may(found.role, 'write')) throw notAllowed(found.role);
};

const metadataOf = (
  header: string | null,
): { readonly kind: FileKind; readonly id: string; readonly boardId: string } => {
  let given: Record<string, string | null>;
  try {
    given = Metadata.parse(header ?? undefined);
  } catch {
    // The library says only that it is not valid; what it should be is said below.
    given = {};
  }
  const kind = FILE_KINDS.find((one) => given[DOORS[one].key]);
  const id = kind && given[DOORS[kind].key];
  const { boardId } = given;
  if (!kind || !id || !boardId) {
    throw invalidUpload(
      'Upload-Metadata must name the take or the mix, and its board: "takeId <base64>,boardId <base64>" or "mixId <base64>,boardId <base64>"',
    );
  }
  return { kind, id, boardId };
};
