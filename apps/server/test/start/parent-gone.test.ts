import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { COMPILED, STARTED_WITHIN_MS, until, usedFolder } from '../support/server-process.ts';

const MAIN = fileURLToPath(new URL('../../src/main.ts', import.meta.url));

test('the server ends, and its database with it, when whoever started it was killed', async () => {
  const folder = usedFolder();
  const starter = `
    const { spawn } = require('node:child_process');
    const child = spawn(process.execPath, [${JSON.stringify(MAIN)}], {
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'], detached: true,
    });
    setInterval(() => {}, 1000);`;
  const parent = spawn(process.execPath, ['-e', starter], {
    env: {
      PATH: process.env['PATH'] ?? '',
      NODE_COMPILE_CACHE: COMPILED,
      PORT: '0',
      TAKEBOARD_DATA: folder,
    },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  let said = '';
  parent.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
  await until(() => said.includes('Takeboard is ready at'), STARTED_WITHIN_MS);

  parent.kill('SIGKILL');
  await until(() => !existsSync(join(folder, 'postgres', 'postmaster.pid')), 5000);
  // Nobody holds the pipe any more: the server itself is gone.
  await until(() => parent.stdout.destroyed || parent.stdout.readableEnded, 5000);
  expect(existsSync(join(folder, 'postgres', 'PG_VERSION'))).toBe(true);
});
