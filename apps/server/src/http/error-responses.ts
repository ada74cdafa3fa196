import { z } from '@hono/zod-openapi';

/** The body of every error: what happened, to what, what to do next. `code` is for programs. */
const errorBody = z
  .object({
    error: z.object({
      code: z.string().openapi({ example: 'board_not_found' }),
      message: z.string().openapi({ example: 'There is no such board for you.' }),
      details: z.unknown().optional(),
    }),
  })
  .openapi('Error');

interface ErrorResponse {
  readonly description: string;
  readonly content: { readonly 'application/json': { readonly schema: typeof errorBody } };
}

/**
 * The error half of a route's `responses`: for each status the codes it may carry, as in
 * `errorResponses({ 409: ['last_director'] })`. Every route may also answer 400 `invalid_request`.
 */
export const errorResponses = <const Codes extends Readonly<Record<number, readonly string[]>>>(
  codes: Codes,
): { readonly [Status in keyof Codes]: ErrorResponse } & { readonly 400: ErrorResponse } => {
  const withInvalid = { ...codes, 400: ['invalid_request', ...(codes[400] ?? [])] };
  return Object.fromEntries(
    Object.entries(withInvalid).map(([status, names]) => [
      status,
      {
        description: names.join(' or '),
        content: { 'application/json': { schema: errorBody } },
      },
    ]),
  ) as { readonly [Status in keyof Codes]: ErrorResponse } & { readonly 400: ErrorResponse };
};

/** A JSON success response for a route's `responses`. */
export const jsonResponse = <const Schema extends z.ZodType>(
  description: string,
  schema: Schema,
) => ({ description, content: { 'application/json': { schema } } });

/** A JSON request body that must be there. */
export const jsonBody = <const Schema extends z.ZodType>(schema: Schema) => ({
  required: true,
  content: { 'application/json': { schema } },
});
