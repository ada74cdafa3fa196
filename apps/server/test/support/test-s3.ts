import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import S3rver from '@20minutes/s3rver';
import { afterAll } from 'vitest';
import type { S3Settings } from '../../src/config.ts';

/** A storage that speaks S3 and checks signatures, in this process; it can be taken away. */
export interface TestS3 {
  readonly settings: S3Settings;
  /** Stops answering; what it holds stays. */
  leave(): Promise<void>;
  /** Answers again, on the same port. */
  comeBack(): Promise<void>;
}

export const testS3 = async (): Promise<TestS3> => {
  const directory = mkdtempSync(join(tmpdir(), 'tb-s3-'));
  const start = async (port: number) => {
    const server = new S3rver({
      address: '127.0.0.1',
      port,
      silent: true,
      directory,
      vhostBuckets: false,
      configureBuckets: [{ name: 'takes' }],
    });
    return { server, port: (await server.run()).port };
  };
  let running: S3rver | undefined;
  const { server, port } = await start(0);
  running = server;
  const leave = async (): Promise<void> => {
    const closing = running?.close();
    running?.httpServer.closeAllConnections();
    running = undefined;
    await closing;
  };
  afterAll(async () => {
    await leave();
    rmSync(directory, { recursive: true, force: true });
  });
  return {
    settings: {
      endpoint: `http://127.0.0.1:${port}`,
      bucket: 'takes',
      region: 'eu-central-1',
      accessKeyId: 'S3RVER',
      secretAccessKey: 'S3RVER',
    },
    leave,
    comeBack: async () => {
      running = (await start(port)).server;
    },
  };
};
