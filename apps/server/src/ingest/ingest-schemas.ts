import { z } from '@hono/zod-openapi';

/** How far the files of a board are on their way to being takes. */
export const ingestSummarySchema = z
  .object({
    uploading: z.int(),
    waiting: z.int(),
    working: z.int(),
    ready: z.int(),
    failed: z.int(),
    secondsLeft: z
      .int()
      .nullable()
      .openapi({ description: 'From the rate of the last minutes; null when that says nothing.' }),
    workers: z.int().openapi({ description: 'Workers of the server that have a file in hand.' }),
  })
  .openapi('IngestSummary');
