import { z } from '@hono/zod-openapi';
import type { OpenAPIHono, RouteConfig } from '@hono/zod-openapi';
import type { AppEnv } from '../../http/app-env.ts';
import { errorResponses } from '../../http/error-responses.ts';
import { bySession } from '../../people/session.ts';

type Registry = OpenAPIHono<AppEnv>['openAPIRegistry'];

/** Describes the uploads in openapi.json. The protocol itself is tus 1.0, which checks its headers. */
export const describeUploads = (registry: Registry): void => {
  for (const route of ROUTES) registry.registerPath(route);
};

const tags = ['files'];
const security = bySession;
const resumable = z.literal('1.0.0').openapi({ description: 'The version of tus.' });
const offset = z.int().nonnegative().openapi({ description: 'How many bytes have come.' });
const params = z.object({
  fileId: z.string().openapi({
    param: { name: 'fileId', in: 'path' },
    description: 'The id of the take or the mix.',
  }),
});
const piece = {
  content: {
    'application/offset+octet-stream': { schema: { type: 'string' as const, format: 'binary' } },
  },
};
const empty = (description: string) => ({ description, content: {} });
/** A finished upload also says what it became: `Takeboard-Take` or `Takeboard-Mix`, and `Takeboard-Existed`. */
const FINISHED =
  'When the last byte has come, Takeboard-Take names the take or Takeboard-Mix the mix, and Takeboard-Existed is 1 if the same bytes were one of this board already';
const ALL = { 'tus-resumable': resumable };
const storing = {
  423: ['upload_busy'],
  503: ['storage_unavailable', 'database_unavailable'],
  507: ['disk_full'],
} as const;
const reaching = {
  401: ['no_session'],
  403: ['not_allowed', 'not_your_upload', 'foreign_origin'],
  404: ['upload_not_found'],
} as const;

const ROUTES: readonly RouteConfig[] = [
  {
    method: 'options',
    path: '/api/uploads',
    tags,
    summary: 'What of tus 1.0 works here, and how large a file may be (Tus-Max-Size)',
    responses: { 204: { description: 'In the headers Tus-Version, Tus-Extension, Tus-Max-Size' } },
  },
  {
    method: 'post',
    path: '/api/uploads',
    tags,
    security,
    summary: 'Begin the upload of a take or a mix made before (tus 1.0), or begin it anew',
    description: `The upload is then at /api/uploads/{fileId}. The body may hold its first bytes. ${FINISHED}.`,
    request: {
      headers: z.object({
        ...ALL,
        'upload-length': z.int().nonnegative().openapi({ description: 'The bytes of the file.' }),
        'upload-metadata': z.string().openapi({
          description: 'The take (takeId) or the mix (mixId), and its board, in base64.',
          example: 'takeId ejAxMjM0NTY3ODlhYmNkZQ==,boardId YjAxMjM0NTY3ODlhYmNkZQ==',
        }),
      }),
      body: piece,
    },
    responses: {
      201: empty('Begun; Location says where'),
      ...errorResponses({
        ...storing,
        400: ['wrong_length', 'upload_cut_off'],
        401: ['no_session'],
        403: ['not_allowed', 'not_your_upload', 'foreign_origin'],
        404: ['board_not_found', 'take_not_found', 'mix_not_found'],
        409: ['already_here'],
        412: ['invalid_request'],
        413: ['take_too_large', 'mix_too_large', 'too_many_bytes'],
        501: ['invalid_request'],
      }),
    },
  },
  {
    method: 'head',
    path: '/api/uploads/{fileId}',
    tags,
    security,
    summary: 'How far an upload has come (Upload-Offset of Upload-Length)',
    description: FINISHED,
    request: { params, headers: z.object(ALL) },
    responses: {
      200: empty('In the headers Upload-Offset, Upload-Length'),
      ...errorResponses({
        ...reaching,
        410: ['upload_expired'],
        423: ['upload_busy'],
        503: ['storage_unavailable', 'database_unavailable'],
      }),
    },
  },
  {
    method: 'patch',
    path: '/api/uploads/{fileId}',
    tags,
    security,
    summary: 'Send the bytes of an upload that come next',
    description: FINISHED,
    request: { params, headers: z.object({ ...ALL, 'upload-offset': offset }), body: piece },
    responses: {
      204: { description: 'They are kept; Upload-Offset says how far it is' },
      ...errorResponses({
        ...reaching,
        ...storing,
        400: ['upload_cut_off'],
        409: ['offset_conflict', 'already_here'],
        410: ['upload_expired'],
        413: ['too_many_bytes'],
      }),
    },
  },
  {
    method: 'delete',
    path: '/api/uploads/{fileId}',
    tags,
    security,
    summary: 'Give up an upload: what has come of it is removed, the take or mix stays to be sent',
    request: { params, headers: z.object(ALL) },
    responses: {
      204: { description: 'Removed' },
      ...errorResponses({ ...reaching, 409: ['already_here'], 423: ['upload_busy'] }),
    },
  },
];
