import { mkdtemp, rm } from 'node:fs/promises';
import { createConnection, createServer } from 'node:net';
import type { Server, Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A wire to Postgres that can be cut: a database that is gone, without stopping everybody else's. */
export class PostgresProxy {
  readonly url: string;
  readonly #folder: string;
  readonly #target: string;
  readonly #name: string;
  readonly #sockets = new Set<Socket>();
  #server: Server | undefined;
  #mute = false;

  private constructor(folder: string, url: string) {
    const address = new URL(url);
    const port = address.searchParams.get('port') ?? (address.port || '5432');
    this.#name = `.s.PGSQL.${port}`;
    this.#target = join(address.searchParams.get('host') ?? '', this.#name);
    this.#folder = folder;
    address.searchParams.set('host', folder);
    this.url = address.href;
  }

  /** In front of a Postgres on a Unix socket. */
  static async open(url: string): Promise<PostgresProxy> {
    const proxy = new PostgresProxy(await mkdtemp(join(tmpdir(), 'tbp-')), url);
    await proxy.mend();
    return proxy;
  }

  /** Cut every connection and refuse new ones. */
  async cut(): Promise<void> {
    const server = this.#server;
    this.#server = undefined;
    for (const socket of this.#sockets) socket.destroy();
    await new Promise<void>((resolve) => (server ? server.close(() => resolve()) : resolve()));
  }

  /** Keep connections open and let nothing through, as a network that swallows packets does. */
  mute(): void {
    this.#mute = true;
    for (const socket of this.#sockets) socket.pause();
  }

  async mend(): Promise<void> {
    this.#mute = false;
    for (const socket of this.#sockets) socket.resume();
    if (this.#server) return;
    this.#server = createServer((near) => {
      const far = createConnection(this.#target);
      for (const [socket, other] of [
        [near, far],
        [far, near],
      ] as const) {
        this.#sockets.add(socket);
        socket.on('error', () => other.destroy());
        socket.on('close', () => {
          this.#sockets.delete(socket);
          other.destroy();
        });
        socket.on('data', (data) => other.write(data));
        if (this.#mute) socket.pause();
      }
    });
    await new Promise<void>((resolve) =>
      this.#server?.listen(join(this.#folder, this.#name), resolve),
    );
  }

  async close(): Promise<void> {
    await this.cut();
    await rm(this.#folder, { recursive: true, force: true });
  }
}
