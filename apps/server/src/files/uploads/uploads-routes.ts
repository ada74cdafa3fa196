import type { Context } from 'hono';
import { newRouter } from '../../http/new-router.ts';
import { requireSession } from '../../people/session.ts';
import type { Services } from '../../services.ts';
import type { Arrival } from '../../takes/take-arrived.ts';
import {
  admitNewUpload,
  expectUploader,
  isTakeId,
  pastUpload,
  uploadedTake,
} from './admit-upload.ts';
import type { AdmittedTake } from './admit-upload.ts';
import { arrivalHeaders, UPLOADS_PATH } from './open-uploads.ts';
import { alreadyHere, uploadNotFound } from './upload-errors.ts';
import { describeUploads } from './uploads-openapi.ts';

/** Takes' files come in here, by tus 1.0: in pieces, and on from where they stood. */
export const uploadsRoutes = (services: Services) => {
  const router = newRouter();
  describeUploads(router.openAPIRegistry);
  const signedIn = requireSession(services);
  const one = `${UPLOADS_PATH}/:takeId`;

  router.options(UPLOADS_PATH, async (c) => answer(c, services));
  router.options(one, async (c) => answer(c, services));

  router.post(UPLOADS_PATH, signedIn, async (c) => {
    const row = await admitNewUpload(services, c.get('session').userId, c.req.raw.headers);
    const arrival = await arrivedAlready(services, row);
    if (arrival) throw alreadyHere(arrival);
    return answer(c, services);
  });

  // Hono answers HEAD by the handlers of GET.
  router.get(one, signedIn, async (c) => {
    if (c.req.method !== 'HEAD') return c.notFound();
    const { row, arrival } = await ownUpload(services, c, c.get('session').userId);
    if (!arrival) return answer(c, services);
    // Its last answer was lost: for tus an upload that has nothing left to send is done.
    const length = String(row.bytes);
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

/** The upload that a request names, if it is this person's, and the take it has become by now. */
const ownUpload = async (
  services: Services,
  c: Context,
  userId: string,
): Promise<{ readonly row: Pick<AdmittedTake, 'bytes'>; readonly arrival?: Arrival }> => {
  const takeId = c.req.param('takeId') ?? '';
  if (!isTakeId(takeId)) throw uploadNotFound();
  const row = await uploadedTake(services, takeId);
  if (!row) {
    const past = await pastUpload(services, takeId);
    if (!past) throw uploadNotFound();
    await expectUploader(services, userId, past);
    return { row: past, arrival: { takeId: past.takeId, existed: true } };
  }
  await expectUploader(services, userId, row);
  const arrival = await arrivedAlready(services, row);
  return arrival ? { row, arrival } : { row };
};

/** What has come whole is finished now, if it could not be before (the storage was away). */
const arrivedAlready = async (
  services: Services,
  row: AdmittedTake,
): Promise<Arrival | undefined> =>
  row.state === 'uploading'
    ? services.uploads.finishIfWhole(row)
    : { takeId: row.id, existed: false };

const answer = async (c: Context, services: Services): Promise<Response> => {
  c.header('Tus-Resumable', '1.0.0');
  const response = await services.uploads.answer(c.req.raw);
  for (const [name, value] of response.headers) {
    if (!name.startsWith('access-control-')) c.header(name, value);
  }
  return c.body(null, response.status as 200);
};
