import { OpenAPIHono } from '@hono/zod-openapi';
import type { AppEnv } from './app-env.ts';
import { ApiError } from './errors.ts';

/** A router for one feature: what does not fit a route's schema is refused in the one error envelope. */
export const newRouter = (): OpenAPIHono<AppEnv> =>
  new OpenAPIHono<AppEnv>({
    defaultHook: (result) => {
      if (result.success) return;
      const problems = result.error.issues.map((issue) => ({
        field: issue.path.join('.'),
        message: issue.message,
      }));
      const first = problems[0];
      const where = first?.field ? `${first.field}: ` : '';
      throw new ApiError(400, 'invalid_request', `${where}${first?.message ?? 'The request is not valid.'}`, problems);
    },
  });
