import { createRoute, z } from '@hono/zod-openapi';
import { errorResponses, jsonResponse } from '../http/error-responses.ts';
import { newRouter } from '../http/new-router.ts';
import { requireRight } from '../people/membership.ts';
import { boardIdParam } from '../people/people-schemas.ts';
import { bySession } from '../people/session.ts';
import type { Services } from '../services.ts';
import { addImage, imageMissing } from './add-image.ts';
import { IMAGE_MIMES } from './inspect-image.ts';

const upload = createRoute({
  method: 'post',
  path: '/api/boards/{boardId}/images',
  tags: ['files'],
  security: bySession,
  summary: 'Add an image to a board: the body is the file itself (at most 20 MB, 36 megapixels)',
  request: {
    params: boardIdParam,
    query: z.object({
      name: z
        .string()
        .trim()
        .max(200, 'a file name has at most 200 characters')
        .default('')
        .openapi({ param: { name: 'name', in: 'query' }, example: 'car.png' }),
    }),
    body: {
      required: true,
      content: Object.fromEntries(
        [...IMAGE_MIMES, 'application/octet-stream'].map((mime) => [
          mime,
          { schema: { type: 'string' as const, format: 'binary' } },
        ]),
      ),
    },
  },
  responses: {
    201: jsonResponse(
      'Stored; the same bytes again give the same answer',
      z
        .object({
          sha256: z.string(),
          mime: z.enum(IMAGE_MIMES),
          width: z.int().openapi({ description: 'Pixels, upright.' }),
          height: z.int(),
          bytes: z.int(),
          url: z.string().openapi({ example: '/media/9f86d081884c…' }),
        })
        .openapi('Image'),
    ),
    ...errorResponses({
      400: ['image_missing', 'upload_cut_off'],
      401: ['no_session'],
      403: ['not_allowed'],
      404: ['board_not_found'],
      413: ['image_too_large'],
      415: ['not_an_image'],
      422: ['too_many_pixels'],
      503: ['storage_unavailable'],
      507: ['disk_full'],
    }),
  },
});

/** Images for panels and the canvas. */
export const imagesRoutes = (services: Services) =>
  newRouter().openapi({ ...upload, middleware: requireRight(services, 'write') }, async (c) => {
    const { boardId, userId } = c.get('member');
    const { name } = c.req.valid('query');
    const body = c.req.raw.body;
    if (!body) throw imageMissing();
    const declared = Number(c.req.header('content-length') ?? 0);
    const { signal } = c.req.raw;
    const image = await addImage(services, { boardId, userId, name, body, declared, signal });
    return c.json({ ...image, url: `/media/${image.sha256}` }, 201);
  });
