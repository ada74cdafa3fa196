import { createRoute, z } from '@hono/zod-openapi';
import { VERSION } from '../version.ts';
import type { Services } from '../services.ts';
import { errorResponses, jsonResponse } from './error-responses.ts';
import { describeFfmpeg, ffmpegSchema } from './ffmpeg-schema.ts';
import { newRouter } from './new-router.ts';

const readClientConfig = createRoute({
  method: 'get',
  path: '/api/config',
  tags: ['server'],
  summary: 'What the pages must know about this server',
  responses: {
    200: jsonResponse(
      'The same for everybody',
      z
        .object({
          tldrawLicenseKey: z.string().nullable(),
          /** Null: links work only on this computer. */
          publicUrl: z.string().nullable(),
          version: z.string(),
          /** What makes uploaded files into takes. */
          ffmpeg: ffmpegSchema,
        })
        .openapi('ClientConfig'),
    ),
    ...errorResponses({}),
  },
});

export const configRoutes = (services: Services) =>
  newRouter().openapi(readClientConfig, (c) => {
    const { config, media } = services;
    return c.json(
      {
        tldrawLicenseKey: config.tldrawLicenseKey ?? null,
        publicUrl: config.publicUrl ?? null,
        version: VERSION,
        ffmpeg: describeFfmpeg(media),
      },
      200,
    );
  });
