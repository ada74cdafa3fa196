import { z } from '@hono/zod-openapi';
import { ROLES } from './roles.ts';

/** How people and their places on a board look on the wire. */
export const roleSchema = z.enum(ROLES).openapi('Role');

export const userSchema = z
  .object({
    id: z.string(),
    name: z.string().openapi({ example: 'Dana' }),
    isGuest: z.boolean(),
    /** Null for a guest. */
    email: z.string().nullable(),
  })
  .openapi('User');

export const memberSchema = z
  .object({
    userId: z.string(),
    name: z.string().openapi({ example: 'Milo Reyes' }),
    role: roleSchema,
    color: z.string().openapi({ example: '#8ea6ff', description: 'Their colour everywhere.' }),
    initials: z.string().openapi({ example: 'MR' }),
  })
  .openapi('Member');

export const boardIdParam = z.object({
  boardId: z
    .string()
    .openapi({ param: { name: 'boardId', in: 'path' }, example: 'h3sV0cYb9QkLm2Xa' }),
});
