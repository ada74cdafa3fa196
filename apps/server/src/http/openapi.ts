import type { OpenAPIHono } from '@hono/zod-openapi';
import { VERSION } from '../version.ts';
import type { AppEnv } from './app-env.ts';

/** The document of every declared route; the same that `/api/openapi.json` answers. */
export const openApiDocument = (app: OpenAPIHono<AppEnv>) =>
  app.getOpenAPI31Document({
    openapi: '3.1.0',
    info: {
      title: 'Takeboard',
      version: VERSION,
      description:
        'A shared workspace for planning a music video. Sign in with POST /api/session; the cookie is the session.',
      license: { name: 'MIT' },
    },
  });
