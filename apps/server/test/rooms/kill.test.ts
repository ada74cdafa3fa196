import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { expect, onTestFinished, test } from 'vitest';
import { freshDatabase } from '../support/test-database.ts';
import { Client } from './client.ts';
import { contentOf, makeBoard, startNode, until } from './live-board.ts';

const database = await freshDatabase();

async function startProcess(): Promise<{ process: ChildProcess; url: string }> {
  const child = fork(new URL('./node-process.ts', import.meta.url), {
    env: { ...process.env, NODE_DATABASE_URL: database.url },
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  const [url] = (await once(child, 'message')) as [string];
  return { process: child, url };
}

test(
  'a server killed in mid-work loses nothing that anybody saw or that was called saved',
  { timeout: 60_000 },
  async () => {
    const setUp = await startNode(database);
    const { boardId, director } = await makeBoard(database, setUp.rooms);
    await setUp.stop();
    let { process: server, url } = await startProcess();
    const [writer, other] = [1, 2].map(() => new Client(url, boardId, director)) as [
      Client,
      Client,
    ];

    for (let round = 0; round < 3; round++) {
      await until('both are synced', () => writer.saved && other.saved, 15_000);
      let n = 0;
      const typing = setInterval(() => {
        for (const client of [writer, other])
          client.doc.getMap('looks').set(`r${round}.${client.doc.clientID}.${n++}`, n);
      }, 3);
      await until('some of it arrived', () => other.received > 20);
      server.kill('SIGKILL');
      clearInterval(typing);
      await once(server, 'exit');
      // Only what the server had said, without what these two still hold.
      const seen = [writer, other].map((client) => client.shown.getMap('looks').toJSON());
      const next = await startProcess();
      ({ process: server, url } = next);
      const stranger = new Client(url, boardId, director);
      await until('a newcomer is synced', () => stranger.saved, 15_000);
      for (const part of seen) expect(stranger.doc.getMap('looks').toJSON()).toMatchObject(part);
      stranger.close();
      for (const client of [writer, other]) {
        client.received = 0;
        client.reconnect(url);
      }
    }
    await until('all is saved', () => writer.saved && other.saved, 15_000);
    expect(contentOf(other.doc)).toEqual(contentOf(writer.doc));
    for (const client of [writer, other]) client.close();
  },
);
