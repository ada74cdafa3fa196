import { workOnMixJob } from '../song/work-on-mix-job.ts';
import { readMix } from '../song/read-mix.ts';
import type { Claim } from './claims.ts';
import { workOnTake } from './make-take.ts';
import type { WorkTable } from './work-tables.ts';
import type { Watch, WorkerTools } from './worker-tools.ts';

type Work = (tools: WorkerTools, claimed: Claim, watch: Watch) => Promise<boolean>;

const WORK: Readonly<Record<WorkTable['table'], Work>> = {
  take: workOnTake,
  mix: readMix,
  mix_job: workOnMixJob,
};

/**
 * Does a piece of work and stores what came of it; false when it was not this worker's any more.
 * @throws whatever stopped it (`why-it-stopped.ts`), or the signal's reason.
 */
export const doWork: Work = (tools, claimed, watch) =>
  WORK[claimed.in.table](tools, claimed, watch);
