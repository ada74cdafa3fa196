import { z } from '@hono/zod-openapi';
import type { Ffmpeg, FfmpegMissing } from '@takeboard/media';

/** What is told about the ffmpeg of this server: to the pages and to whoever watches over it. */
export const ffmpegSchema = z
  .union([
    z.object({
      version: z.string().openapi({ example: '5.1.9' }),
      origin: z
        .enum(['FFMPEG_PATH', 'PATH', 'npm'])
        .openapi({ description: 'How it was found; `npm` is the build fetched into `.tools`.' }),
      toneMapping: z
        .boolean()
        .openapi({ description: 'Whether HDR takes get proxies with the right colours.' }),
    }),
    z.object({
      missing: z.string().openapi({
        description: 'Why there is none, and how to get one. Uploaded takes and songs wait.',
      }),
    }),
  ])
  .openapi('FfmpegFound');

export const describeFfmpeg = (media: Ffmpeg | FfmpegMissing): z.infer<typeof ffmpegSchema> =>
  'missing' in media
    ? { missing: media.missing }
    : { version: media.version, origin: media.origin, toneMapping: media.can.tonemap };
