import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { randomBytes } from 'node:crypto';
import { and, eq } from 'drizzle-orm';
import { WebSocketServer } from 'ws';
import type * as Y from 'yjs';
import { board, member, session, user } from '../../src/database/schema.ts';
import type { Database } from '../../src/database/open-database.ts';
import { createLog } from '../../src/log.ts';
import type { Role } from '../../src/people/roles.ts';
import { openRooms } from '../../src/rooms/open-rooms.ts';
import type { RoomServices } from '../../src/rooms/open-rooms.ts';
import type { Rooms } from '../../src/rooms/rooms.ts';

/** A server's live side on a port of its own; `?as=<user id>` stands for the session cookie. */
export interface Node {
  readonly rooms: Rooms;
  readonly url: string;
  stop(): Promise<void>;
  /** Cut every connection, as a power cut would. */
  cut(): void;
}

export async function startNode(
  database: Database,
  options: Partial<Pick<RoomServices, 'unloadAfterMs' | 'sweepMs' | 'clock'>> = {},
): Promise<Node> {
  const rooms = openRooms({
    database,
    log: createLog('silent'),
    clock: () => new Date(),
    ...options,
  });
  const server: Server = createServer();
  const sockets = new WebSocketServer({
    noServer: true,
    perMessageDeflate: false,
    maxPayload: 16 * 2 ** 20,
  });
  server.on('upgrade', (request, socket, head) => {
    sockets.handleUpgrade(request, socket, head, (live) => {
      const url = new URL(request.url ?? '/', 'http://here');
      const as = url.searchParams.get('as');
      const boardId = url.pathname.split('/').pop() ?? '';
      const session =
        as === null
          ? undefined
          : { id: sessionIdOf(as), userId: as, name: as, isGuest: true, email: null };
      rooms.connect(live, boardId, session);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const cut = () => {
    for (const live of sockets.clients) live.terminate();
  };
  return {
    rooms,
    url: `ws://127.0.0.1:${port}`,
    cut,
    async stop() {
      await rooms.close();
      cut();
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

export const randomId = (): string => randomBytes(6).toString('hex');

export async function addPerson(database: Database, name = 'Ada Lovelace'): Promise<string> {
  const id = `u${randomId()}`;
  await database.db
    .insert(user)
    .values({ id, name, email: `${id}@guest.invalid`, isAnonymous: true });
  await database.db.insert(session).values({
    id: sessionIdOf(id),
    token: id,
    userId: id,
    expiresAt: new Date(Date.now() + 3_600_000),
  });
  return id;
}

/** The one session that everybody here has. */
export const sessionIdOf = (userId: string): string => `session of ${userId}`;

let hue = 0;
export async function addMember(
  database: Database,
  boardId: string,
  userId: string,
  role: Role,
): Promise<void> {
  await database.db.insert(member).values({ boardId, userId, role, hue: hue++ });
}

/** A board with its director. */
export async function makeBoard(
  database: Database,
  rooms: Pick<Rooms, 'seed'>,
): Promise<{ boardId: string; director: string }> {
  const director = await addPerson(database, 'Paul Trillo');
  const boardId = `b${randomId()}`;
  await database.db.transaction(async (tx) => {
    await tx.insert(board).values({ id: boardId, title: 'The Hardest Part', createdBy: director });
    await rooms.seed(tx, boardId, { aspect: '16:9', width: 1920, height: 1080, fps: '24' });
  });
  await addMember(database, boardId, director, 'director');
  return { boardId, director };
}

export async function setRole(
  database: Database,
  boardId: string,
  userId: string,
  role: Role | undefined,
): Promise<void> {
  const where = and(eq(member.boardId, boardId), eq(member.userId, userId));
  if (role) await database.db.update(member).set({ role }).where(where);
  else await database.db.delete(member).where(where);
  await database.sql`select pg_notify('takeboard', ${JSON.stringify({ t: 'authz', board: boardId, user: userId })})`;
}

const ROOTS = ['canvas', 'shots', 'cuts', 'trims', 'looks', 'entities', 'song', 'meta'];

/** What a document says, keys in one order, so that two can be compared. */
export const contentOf = (doc: Y.Doc): unknown =>
  inOrder(Object.fromEntries(ROOTS.map((root) => [root, doc.getMap(root).toJSON()])));

const inOrder = (value: unknown): unknown => {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, part]) => [key, inOrder(part)]));
};

/** Poll until it holds; the deadline is only there to end a failing test. */
export async function until<T>(
  what: string,
  probe: () => T | Promise<T>,
  deadlineMs = 8000,
): Promise<NonNullable<T>> {
  const end = performance.now() + deadlineMs;
  for (;;) {
    const value = await probe();
    if (value) return value;
    if (performance.now() > end) throw new Error(`waited in vain until ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
