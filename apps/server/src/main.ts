import { readConfig } from './config.ts';
import { createLog } from './log.ts';
import { StartError } from './start-error.ts';
import { startServer, type RunningServer } from './start-server.ts';

/**
 * The server as a process. It stops on SIGTERM and SIGINT, and when the program that started it is
 * gone: the bootstrap keeps a channel open, whose end is noticed however the bootstrap ended.
 */
let starting: Promise<RunningServer> | undefined;
let stopping = false;

async function stop(exitCode: number): Promise<void> {
  if (stopping) return;
  stopping = true;
  // Should a step hang beyond its own patience, the process still ends in time.
  setTimeout(() => process.exit(exitCode || 1), 4900).unref();
  // Told to stop while still starting: what has been started by then must not stay behind.
  const server = await starting?.catch(() => undefined);
  await server?.stop();
  process.exit(exitCode);
}

function fail(error: unknown): void {
  const known = error instanceof StartError;
  process.stderr.write(`\n${known ? error.message : `Takeboard failed: ${describe(error)}`}\n`);
  process.exitCode = known ? error.exitCode : 1;
  void stop(process.exitCode);
}

const describe = (error: unknown): string =>
  error instanceof Error ? (error.stack ?? error.message) : String(error);

process.on('SIGTERM', () => void stop(0));
process.on('SIGINT', () => void stop(0));
process.on('disconnect', () => void stop(0));
process.on('uncaughtException', fail);
process.on('unhandledRejection', fail);

try {
  const config = readConfig(process.env);
  starting = startServer(config, createLog(config.logLevel), fail);
  const started = await starting;
  if (!stopping) {
    process.stdout.write(
      started.url ? `Takeboard is ready at ${started.url}\n` : 'Takeboard worker is ready\n',
    );
  }
} catch (error) {
  fail(error);
}
