import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { createApp } from '../../src/app.ts';
import { readConfig } from '../../src/config.ts';
import { openLocalBlobStore } from '../../src/files/local-blob-store.ts';
import { openMediaLinks } from '../../src/files/media-links.ts';
import { openUploads } from '../../src/files/uploads/open-uploads.ts';
import { openIngest } from '../../src/ingest/ingest.ts';
import { createLog } from '../../src/log.ts';
import { sessionSecretOf } from '../../src/people/session-secret.ts';
import { openSessions } from '../../src/people/sessions.ts';
import { openRooms } from '../../src/rooms/open-rooms.ts';
import type { Services } from '../../src/services.ts';
import { freshDatabase } from './test-database.ts';

/** The whole server without a port: real Postgres, real files, real rooms, and a clock to turn. */
export interface TestApp {
  readonly app: ReturnType<typeof createApp>;
  readonly services: Services;
  readonly dataDir: string;
  /** Lets time pass for everything that reads the server's clock. */
  pass(ms: number): void;
  /** A browser that nobody has used yet. */
  browser(): Browser;
  /** A guest with a session, in a browser of their own. */
  person(name: string): Promise<Person>;
}

/** A cookie jar that talks to the app. */
export interface Browser {
  readonly cookies: ReadonlyMap<string, string>;
  /** Sends a request; an object as body goes as JSON, bytes go as they are. */
  send(
    method: string,
    path: string,
    body?: unknown,
    headers?: Readonly<Record<string, string>>,
  ): Promise<Response>;
}

export interface Person extends Browser {
  readonly id: string;
  readonly name: string;
}

/** Opens an app for one test file; `env` are settings, as `readConfig` takes them. */
export const openTestApp = async (
  env: Readonly<Record<string, string>> = {},
  replaced: Partial<Pick<Services, 'blobs' | 'clock' | 'database' | 'log' | 'media'>> = {},
  /** How often the rooms look after themselves, where a test must not be in luck about it. */
  sweepMs?: number,
): Promise<TestApp> => {
  const dataDir = await mkdtemp(join(tmpdir(), 'tb-app-'));
  const config = readConfig({ TAKEBOARD_DATA: dataDir, TAKEBOARD_LOG_LEVEL: 'silent', ...env });
  const log = replaced.log ?? createLog(config.logLevel);
  const database = replaced.database ?? (await freshDatabase());
  let passed = 0;
  const clock = replaced.clock ?? ((): Date => new Date(Date.now() + passed));
  const secret = await sessionSecretOf(database, config);
  const services: Services = {
    config,
    log,
    database,
    clock,
    media: replaced.media ?? { missing: 'This test needs no ffmpeg.' },
    sessions: openSessions({ database, config, log, secret }),
    rooms: openRooms({ database, log, clock, ...(sweepMs !== undefined && { sweepMs }) }),
    blobs: replaced.blobs ?? (await openLocalBlobStore(join(dataDir, 'blobs'))),
    uploads: openUploads(config, () => services),
    mediaLinks: openMediaLinks(secret),
    ingest: openIngest(),
  };
  afterAll(async () => {
    await services.rooms.close();
    await rm(dataDir, { recursive: true, force: true });
  });
  const app = createApp(services);

  const browser = (): Browser => {
    const cookies = new Map<string, string>();
    return {
      cookies,
      send: async (method, path, body, headers) => {
        const asJson = body !== undefined && !(body instanceof Uint8Array);
        const request = new Request(`http://localhost${path}`, {
          method,
          headers: new Headers({ ...headers }),
          ...(body === undefined ? {} : { body: asJson ? JSON.stringify(body) : body }),
        });
        if (asJson) request.headers.set('content-type', 'application/json');
        const jar = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
        if (jar) request.headers.set('cookie', jar);
        const response = await app.request(request);
        for (const line of response.headers.getSetCookie()) keepCookie(cookies, line);
        return response;
      },
    };
  };

  return {
    app,
    services,
    dataDir,
    pass: (ms) => void (passed += ms),
    browser,
    person: async (name) => {
      const own = browser();
      const response = await own.send('POST', '/api/session', { name });
      const { user } = (await response.json()) as { user: { id: string } };
      return { ...own, id: user.id, name };
    },
  };
};

const keepCookie = (cookies: Map<string, string>, line: string): void => {
  const [pair = '', ...attributes] = line.split(';');
  const at = pair.indexOf('=');
  const name = pair.slice(0, at).trim();
  if (attributes.some((attribute) => /^\s*max-age=0$/iu.test(attribute))) cookies.delete(name);
  else cookies.set(name, pair.slice(at + 1));
};

/** The body of an answer as JSON, for reading single fields in a test. */
export const bodyOf = async <Body = Record<string, unknown>>(
  response: Response | Promise<Response>,
): Promise<Body> => (await (await response).json()) as Body;

/** Status and error code of an answer, as in `409 last_director`; only the status when it is none. */
export const outcomeOf = async (response: Response | Promise<Response>): Promise<string> => {
  const answer = await response;
  const text = await answer.text();
  if (answer.ok || !text.startsWith('{')) return String(answer.status);
  const { error } = JSON.parse(text) as { error?: { code: string; message: string } };
  if (!error || !/^[A-Z"].*[.!?]$/u.test(error.message)) {
    throw new Error(`Not an error with a whole sentence: ${text}`);
  }
  return `${answer.status} ${error.code}`;
};
