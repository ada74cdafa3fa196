import { z } from '@hono/zod-openapi';

/** The name a person goes by: trimmed, 1 to 60 characters, on one line. */
export const personName = z
  .string({ error: 'a name is text' })
  .trim()
  .min(1, 'a name may not be empty')
  .max(60, 'a name has at most 60 characters')
  .regex(/^\P{Cc}*$/u, 'a name holds no line breaks or control characters')
  .openapi({ example: 'Dana' });
