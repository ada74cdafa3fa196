import { createRoute, z } from '@hono/zod-openapi';
import { MARKS, METHODS } from '@takeboard/voting';
import { errorResponses, jsonResponse } from './error-responses.ts';
import { newRouter } from './new-router.ts';

const votingMethodSchema = z
  .object({
    id: z.string(),
    name: z.string(),
    rule: z.string().openapi({ description: 'The rule in one or two sentences.' }),
    marks: z
      .array(
        z.object({
          mark: z.enum(MARKS),
          most: z.int().positive().nullable().openapi({
            description: 'How many of it a ballot may hold; null for any number.',
          }),
        }),
      )
      .openapi({ description: 'The marks it asks for, strongest first.' }),
  })
  .openapi('VotingMethod');

const readCatalog = createRoute({
  method: 'get',
  path: '/api/catalog',
  tags: ['server'],
  summary: 'What this server can do that a file adds',
  responses: {
    200: jsonResponse(
      'The same for everybody',
      z.object({ votingMethods: z.array(votingMethodSchema) }).openapi('Catalog'),
    ),
    ...errorResponses({}),
  },
});

const votingMethods = METHODS.map(({ id, name, rule, marks }) => ({
  id,
  name,
  rule,
  marks: [...marks],
}));

export const catalogRoutes = () =>
  newRouter().openapi(readCatalog, (c) => c.json({ votingMethods }, 200));
