import { eq } from 'drizzle-orm';
import { Metadata } from '@tus/server';
import { take } from '../../database/schema.ts';
import type { TakeState } from '../../database/schema.ts';
import type { ApiError } from '../../http/errors.ts';
import { boardNotFound, membershipOf, notAllowed } from '../../people/membership.ts';
import { may } from '../../people/roles.ts';
import type { Services } from '../../services.ts';
import { takeNotFound } from '../../takes/take-errors.ts';
import { pastOf } from './past-upload.ts';
import type { PastUpload } from './past-upload.ts';
import {
  alreadyHere,
  invalidUpload,
  notYourUpload,
  takeTooLarge,
  uploadNotFound,
  wrongLength,
} from './upload-errors.ts';

/** The take whose file is being sent. */
export interface AdmittedTake {
  readonly id: string;
  readonly boardId: string;
  readonly name: string;
  /** The whole file's. */
  readonly bytes: number;
  readonly state: TakeState;
  readonly importedBy: string;
}

/** Ids are the server's; nothing else may become the name of a file. */
export const isTakeId = (id: string): boolean => /^[\w-]{1,40}$/u.test(id);

/** The take of an upload; undefined when there is none (any more). */
export const uploadedTake = async (
  { database }: Pick<Services, 'database'>,
  takeId: string,
): Promise<AdmittedTake | undefined> => {
  if (!isTakeId(takeId)) return undefined;
  const { id, boardId, name, bytes, state, importedBy } = take;
  const [row] = await database.db
    .select({ id, boardId, name, bytes, state, importedBy })
    .from(take)
    .where(eq(take.id, takeId));
  return row;
};

/** What became of an upload whose take is gone, because the same bytes were a take already. */
export const pastUpload = async (
  { uploads }: Pick<Services, 'uploads'>,
  takeId: string,
): Promise<PastUpload | undefined> => {
  if (!isTakeId(takeId)) return undefined;
  // Its row goes a moment before it is written down what became of it.
  await uploads.finishing(takeId);
  return pastOf(uploads.store.pathOf(takeId));
};

/**
 * The take that a new upload is for. Nothing of its bytes has been read yet.
 * @throws ApiError 400 `invalid_request` or `wrong_length`, 403 `not_allowed` or `not_your_upload`,
 * 404 `board_not_found` or `take_not_found`, 409 `already_here`, 413 `take_too_large`.
 */
export const admitNewUpload = async (
  services: Services,
  userId: string,
  headers: Headers,
): Promise<AdmittedTake> => {
  const { takeId, boardId } = metadataOf(headers.get('upload-metadata'));
  await expectWriter(services, boardId, userId);
  const row = await uploadedTake(services, takeId);
  if (!row || row.boardId !== boardId) {
    const past = await pastUpload(services, takeId);
    if (past?.boardId !== boardId || past.importedBy !== userId) throw takeNotFound();
    throw alreadyHere({ takeId: past.takeId, existed: true });
  }
  if (row.importedBy !== userId) throw notYourUpload();
  const said = headers.get('upload-length') ?? '';
  if (!/^\d{1,15}$/u.test(said)) {
    throw invalidUpload('Upload-Length must say how many bytes the file has');
  }
  const limit = services.config.mostTakeBytes;
  if (Number(said) > limit) throw takeTooLarge(row.name, Number(said), limit);
  if (Number(said) !== row.bytes) throw wrongLength(row.name, Number(said), row.bytes);
  return row;
};

/**
 * Whether this person may go on with the upload of a take, now.
 * @throws ApiError 403 `not_allowed` or `not_your_upload`, 404 `upload_not_found` for strangers, as
 * if there were none.
 */
export const expectUploader = async (
  services: Services,
  userId: string,
  row: Pick<AdmittedTake, 'boardId' | 'importedBy'>,
): Promise<void> => {
  await expectWriter(services, row.boardId, userId, uploadNotFound);
  if (row.importedBy !== userId) throw notYourUpload();
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

const metadataOf = (header: string | null): { takeId: string; boardId: string } => {
  let given: Record<string, string | null>;
  try {
    given = Metadata.parse(header ?? undefined);
  } catch {
    // The library says only that it is not valid; what it should be is said below.
    given = {};
  }
  const { takeId, boardId } = given;
  if (!takeId || !boardId) {
    throw invalidUpload(
      'Upload-Metadata must name the take and its board: "takeId <base64>,boardId <base64>"',
    );
  }
  return { takeId, boardId };
};
