import { spawn } from 'node:child_process';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { startServer } from './server.ts';
import type { TestServer } from './server.ts';

/** A board with 700 takes and the two people on it, which all tests of a run share. */
export interface RealSizeBoard {
  readonly url: string;
  readonly boardId: string;
  readonly dana: SignedIn;
  readonly milo: SignedIn;
}

/** Somebody's session, to be put into any number of browsers. */
export interface SignedIn {
  readonly name: string;
  readonly cookies: readonly { readonly name: string; readonly value: string }[];
}

const DEMO = fileURLToPath(new URL('../../../server/demo/main.ts', import.meta.url));
/** Real files through the real upload and ingest, as small and as short as they can be. */
const SIZE = ['--takes', '700', '--shots', '55', '--seconds', '0.35', '--width', '128'];
/** Where the run's own process answers; the tests' processes inherit it. */
const ADDRESS = 'TAKEBOARD_REAL_SIZE_BOARD';

/**
 * Answers with the board on a port of its own, and makes it when it is first asked for: a run that
 * needs none makes none. Belongs to the process that runs the tests, so it ends with it.
 */
export async function offerRealSizeBoard(): Promise<() => Promise<void>> {
  let making: Promise<RealSizeBoard> | undefined;
  let server: TestServer | undefined;
  const make = async () => {
    server = await startServer();
    return makeRealSizeBoard(server.url, SIZE);
  };
  const offer = createServer((request, response) => {
    making ??= make();
    if (request.method === 'POST') {
      // Told to whoever waits for it.
      making.catch(() => undefined);
      response.end();
      return;
    }
    // Blanks before the answer: a client gives up on one who says nothing for long.
    const patience = setInterval(() => response.write(' '), 10_000);
    void making
      .then(
        (board): Answer => ({ board }),
        (failure: unknown): Answer => ({ failure: String(failure) }),
      )
      .then((answer) => {
        clearInterval(patience);
        response.end(JSON.stringify(answer));
      });
  });
  await new Promise<void>((resolve) => offer.listen(0, '127.0.0.1', resolve));
  process.env[ADDRESS] = `http://127.0.0.1:${(offer.address() as AddressInfo).port}`;
  return async () => {
    offer.closeAllConnections();
    offer.close();
    await server?.close();
  };
}

/** Has it made, for whoever comes later. */
export async function beginRealSizeBoard(): Promise<void> {
  await fetch(address(), { method: 'POST' });
}

/** Waits until it is whole. @throws Error with what the demo said when it could not be made. */
export async function realSizeBoard(): Promise<RealSizeBoard> {
  const answer = (await (await fetch(address())).json()) as Answer;
  if ('failure' in answer) throw new Error(answer.failure);
  return answer.board;
}

type Answer = { readonly board: RealSizeBoard } | { readonly failure: string };

function address(): string {
  const found = process.env[ADDRESS];
  if (found === undefined)
    throw new Error('nobody offers the real-size board: see global-setup.ts');
  return found;
}

/** Has the demo make a board on a server, in that size (`--takes 60 …`). */
export async function makeRealSizeBoard(
  url: string,
  size: readonly string[],
): Promise<RealSizeBoard> {
  const said = await runDemo(url, size);
  const { boardId, accounts } = JSON.parse(said) as {
    boardId: string;
    accounts: { name: string; email: string; password: string }[];
  };
  const [dana, milo] = await Promise.all(accounts.map((account) => signIn(url, account)));
  if (dana === undefined || milo === undefined) throw new Error(`two people are missing: ${said}`);
  return { url, boardId, dana, milo };
}

function runDemo(url: string, size: readonly string[]): Promise<string> {
  const child = spawn(process.execPath, [DEMO, '--url', url, '--json', ...size], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const killed = () => child.kill();
  process.once('exit', killed);
  let [out, told] = ['', ''];
  child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (told += chunk.toString()));
  return new Promise((resolve, reject) => {
    child.once('close', (code) => {
      process.removeListener('exit', killed);
      if (code === 0) resolve(out);
      else reject(new Error(`The real-size board could not be made (${code}):\n${told}`));
    });
  });
}

async function signIn(
  url: string,
  { name, email, password }: { name: string; email: string; password: string },
): Promise<SignedIn> {
  const answer = await fetch(`${url}/api/session/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email, password }),
  });
  if (!answer.ok) throw new Error(`${name} could not sign in: ${await answer.text()}`);
  const cookies = answer.headers.getSetCookie().map((line) => {
    const pair = line.split(';')[0] ?? '';
    const at = pair.indexOf('=');
    return { name: pair.slice(0, at), value: pair.slice(at + 1) };
  });
  return { name, cookies };
}
