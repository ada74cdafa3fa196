import { onTestFinished } from 'vitest';
import { startIngest } from '../../src/ingest/start-ingest.ts';
import type { RunningIngest } from '../../src/ingest/start-ingest.ts';
import type { Services } from '../../src/services.ts';

/** Has the files of a server worked on, until the test is finished. */
export const ingestOf = (services: Services): RunningIngest => {
  const ingest = startIngest(services);
  services.ingest.onWake(() => ingest.wake());
  onTestFinished(() => ingest.stop());
  return ingest;
};
