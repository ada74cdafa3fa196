import { z } from '@hono/zod-openapi';

/** The name a person goes by: trimmed, 1 to 60 characters, no control characters. */
export const personName = z
  .string({ error: 'Send a name.' })
  .trim()
  .min(1, 'Type your name: it may not be empty.')
  .max(60, 'This name is longer than 60 characters. Use a shorter one.')
  .regex(/^\P{Cc}*$/u, 'This name holds line breaks or control characters. Type it on one line.')
  .openapi({ example: 'Dana' });
