import type { Context } from 'hono';
import { newRouter } from '../../http/new-router.ts';
import { requireSession } from '../../people/session.ts';
import type { Services } from '../../services.ts';
import { admitNewUpload, expectUploader, pastUpload } from './admit-upload.ts';
import { expectedFile, isFileId } from './expected-file.ts';
import type { Arrival, ExpectedFile } from './expected-file.ts';
import { arrivalHeaders, UPLOADS_PATH } from './open-uploads.ts';
import { alreadyHere, uploadNotFound } from './upload-errors.ts';
import { describeUploads } from './uploads-openapi.ts';

/** Files of takes and mixes come in here, by tus 1.0: in pieces, and on from where they stood. */
export const uploadsRoutes = (services: Services) => {
  const router = newRouter();
  describeUploads(router.openAPIRegistry);
  const signedIn = requireSession(services);
  const one = `${UPLOADS_PATH}/:fileId`;

  router.options(UPLOADS_PATH, async (c) => answer(c, services));
  router.options(one, async (c) => answer(c, services));

  router.post(UPLOADS_PATH, signedIn, async (c) => {
    const file = await admitNewUpload(services, c.get('session').userId, c.req.raw.headers);
    const arrival = await arrivedAlready(services, file);
    if (arrival) throw alreadyHere(arrival);
    return answer(c, services);
  });

  // Hono answers HEAD by the handlers of GET.
  router.get(one, signedIn, async (c) => {
    if (c.req.method !== 'HEAD') return c.notFound();
    const { file, arrival } = await ownUpload(services, c, c.get('session').userId);
    if (!arrival) return answer(c, services);
    // Its last answer was lost: for tus an upload that has nothing left to send is done.
    const length = String(file.bytes);
    return c.body(null, 200, {
      'Tus-Resumable': '1.0.0',
      'Upload-Length': length,
      'Upload-Offset': length,
      ...arrivalHeaders(arrival),
    });
  });

  router.patch(one, signedIn, async (c) => {
    const { arrival } = await ownUpload(services, c, c.get('session').userId);
    if (arrival) throw alreadyHere(arrival);
    return answer(c, services);
  });

  router.delete(one, signedIn, async (c) => {
    const { arrival } = await ownUpload(services, c, c.get('session').userId);
    if (arrival) throw alreadyHere(arrival);
    return answer(c, services);
  });
  return router;
};

/** The upload that a request names, if it is this person's, and what it has become by now. */
const ownUpload = async (
  services: Services,
  c: Context,
  userId: string,
): Promise<{ readonly file: Pick<ExpectedFile, 'bytes'>; readonly arrival?: Arrival }> => {
  const id = c.req.param('fileId') ?? '';
  if (!isFileId(id)) throw uploadNotFound();
  const file = await expectedFile(services, id);
  if (!file) {
    const past = await pastUpload(services, id);
    if (!past) throw uploadNotFound();
    await expectUploader(services, userId, past);
    return { file: past, arrival: { kind: past.kind, id: past.id, existed: true } };
  }
  await expectUploader(services, userId, file);
  const arrival = await arrivedAlready(services, file);
  return arrival ? { file, arrival } : { file };
};

/** What has come whole is finished now, if it could not be before (the storage was away). */
const arrivedAlready = async (
  services: Services,
  file: ExpectedFile,
): Promise<Arrival | undefined> =>
  file.isWanted
    ? services.uploads.finishIfWhole(file)
    : { kind: file.kind, id: file.id, existed: false };

const answer = async (c: Context, services: Services): Promise<Response> => {
  c.header('Tus-Resumable', '1.0.0');
  const response = await services.uploads.answer(c.req.raw);
  for (const [name, value] of response.headers) {
    if (!name.startsWith('access-control-')) c.header(name, value);
  }
  return c.body(null, response.status as 200);
};
