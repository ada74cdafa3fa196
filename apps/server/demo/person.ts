import type { z } from 'zod';

/** Somebody at a running server, with a session cookie and nothing else. */
export class Person {
  readonly name: string;
  readonly server: string;
  readonly cookie: string;

  private constructor(name: string, server: string, cookie: string) {
    this.name = name;
    this.server = server;
    this.cookie = cookie;
  }

  /** A new guest. */
  static async arrive(server: string, name: string): Promise<Person> {
    const answer = await send(server, '', 'POST', '/api/session', { name });
    const cookies = answer.headers.getSetCookie().map((line) => line.split(';')[0]);
    return new Person(name, server, cookies.join('; '));
  }

  /** Somebody who is signed in already. */
  static of(server: string, name: string, cookie: string): Person {
    return new Person(name, server, cookie);
  }

  /** @throws Error with the server's own sentence when it refuses. */
  async get<T>(path: string, answer: z.ZodType<T>): Promise<T> {
    return answer.parse(await (await send(this.server, this.cookie, 'GET', path)).json());
  }

  async post<T>(path: string, body: object, answer: z.ZodType<T>): Promise<T> {
    return answer.parse(await (await send(this.server, this.cookie, 'POST', path, body)).json());
  }

  /** For what is answered with nothing, or with what nobody needs. */
  async tell(method: 'POST' | 'PATCH', path: string, body: object): Promise<void> {
    await (await send(this.server, this.cookie, method, path, body)).arrayBuffer();
  }
}

/** @throws Error when no server is ready there. */
export async function expectServer(server: string): Promise<void> {
  await send(server, '', 'GET', '/api/health');
}

async function send(
  server: string,
  cookie: string,
  method: 'GET' | 'POST' | 'PATCH',
  path: string,
  body?: object,
): Promise<Response> {
  const response = await fetch(`${server}${path}`, {
    method,
    headers: { 'content-type': 'application/json', ...(cookie && { cookie }) },
    ...(body && { body: JSON.stringify(body) }),
  }).catch((cause: unknown) => {
    throw new Error(`No server answers at ${server}. Start one with npm start, then try again.`, {
      cause,
    });
  });
  if (response.ok) return response;
  const said = await response.text();
  throw new Error(`${method} ${path} was refused (${response.status}): ${sentenceIn(said)}`);
}

function sentenceIn(said: string): string {
  try {
    const { error } = JSON.parse(said) as { error?: { message?: string } };
    return error?.message ?? said;
  } catch {
    return said; // not one of our errors: a proxy's page, say
  }
}
