import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import { findFfmpeg } from '@takeboard/media';
import { createApp } from './app.ts';
import type { Config } from './config.ts';
import { openDatabase } from './database/open-database.ts';
import { startTendingUploads } from './files/uploads/tend-uploads.ts';
import { acceptSyncSockets } from './http/sync-socket.ts';
import { startIngest } from './ingest/start-ingest.ts';
import { startHeartbeat } from './jobs/heartbeat.ts';
import type { Log } from './log.ts';
import { openServices } from './open-services.ts';
import { startDeadlineSweep } from './rounds/deadline-sweep.ts';
import { StartError } from './start-error.ts';
import { stopInOrder, type StopStep } from './stop-in-order.ts';

const LONGEST_UPLOAD_MS = 12 * 60 * 60 * 1000;

export interface RunningServer {
  /** Where to open it; undefined for a worker, which answers nobody. */
  readonly url: string | undefined;
  /** End everything within five seconds, in the order in which nothing is lost. Never rejects. */
  stop(): Promise<void>;
}

/**
 * Bring a server up: database, rooms, pages, jobs, as its role says.
 * @param onLost what to do when it cannot go on (its data folder was taken over).
 * @throws StartError; what was already started is stopped again.
 */
export async function startServer(
  config: Config,
  log: Log,
  onLost: (reason: StartError) => void = () => {},
): Promise<RunningServer> {
  const steps: StopStep[] = [];
  const stop = () => stopInOrder(steps, log);
  try {
    // Beside the database, which takes longer.
    const finding = findFfmpeg({ path: config.ffmpegPath });
    const database = await openDatabase(config, log, onLost);
    steps.unshift({ name: 'database', withinMs: 4000, run: () => database.close() });
    const services = await openServices(config, log, database, await finding);
    steps.unshift({ name: 'rooms', withinMs: 1500, run: () => services.rooms.close() });

    let url: string | undefined;
    if (config.role !== 'worker') {
      const server = createAdaptorServer({ fetch: createApp(services).fetch }) as Server;
      // Node ends a request after five minutes; two gigabytes may take their time.
      server.requestTimeout = LONGEST_UPLOAD_MS;
      const refuseSockets = acceptSyncSockets(server, services);
      url = await listen(server, config);
      const stopTending = startTendingUploads(services);
      steps.unshift({ name: 'uploads', withinMs: 300, run: stopTending });
      const stopSweep = startDeadlineSweep(services);
      steps.unshift({ name: 'deadlines', withinMs: 500, run: stopSweep });
      steps.splice(1, 0, { name: 'sockets', withinMs: 200, run: async () => refuseSockets() });
      steps.unshift({ name: 'requests', withinMs: 800, run: () => closeServer(server) });
    }
    if (config.role !== 'web') {
      const { startJobs, startJobsSoon } = await import('./jobs/start-jobs.ts');
      const alone = config.role === 'worker';
      const ingest = startIngest(services);
      steps.unshift({ name: 'ingest', withinMs: 1500, run: () => ingest.stop() });
      services.ingest.onWake(() => ingest.wake());
      const jobs = alone ? await startJobs(services, ingest) : startJobsSoon(services, ingest);
      steps.unshift({ name: 'jobs', withinMs: 1500, run: () => jobs.stop() });
      if (alone) {
        const stopHeartbeat = startHeartbeat(services);
        steps.unshift({ name: 'heartbeat', withinMs: 100, run: async () => stopHeartbeat() });
      }
    }
    if (config.role === 'web') {
      const { callWorkers } = await import('./jobs/call-workers.ts');
      steps.unshift({ name: 'calls', withinMs: 500, run: callWorkers(services) });
    }
    return { url, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

function listen(server: Server, config: Config): Promise<string> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      reject(new StartError(sayWhyNotListening(error, config), { exitCode: 5, cause: error }));
    });
    server.listen(config.port, config.host, () => {
      const { port } = server.address() as AddressInfo;
      const everywhere = ['127.0.0.1', '0.0.0.0', '::', '::1', 'localhost'].includes(config.host);
      resolve(`http://${everywhere ? 'localhost' : config.host}:${port}`);
    });
  });
}

function sayWhyNotListening(error: NodeJS.ErrnoException, { port, host }: Config): string {
  if (error.code === 'EADDRINUSE') {
    return `Port ${port} is already in use by another program. Stop that program, or choose another port with PORT.`;
  }
  if (error.code === 'EACCES') {
    return `This user may not listen on port ${port}. Choose a port above 1023 with PORT.`;
  }
  return `Takeboard cannot listen on ${host}:${port}: ${error.message}. Correct HOST or PORT.`;
}

/** Let requests that are being answered finish, then drop the connections that browsers keep open. */
function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeIdleConnections();
    setTimeout(() => server.closeAllConnections(), 500).unref();
  });
}
