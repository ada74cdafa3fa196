import { OpenAPIHono } from '@hono/zod-openapi';
import type { AppEnv } from './app-env.ts';
import { invalidRequest } from './errors.ts';

/** A router whose declared routes refuse input that does not fit their schema with `invalid_request`. */
export const newRouter = (): OpenAPIHono<AppEnv> =>
  new OpenAPIHono<AppEnv>({ defaultHook: invalidRequest });
