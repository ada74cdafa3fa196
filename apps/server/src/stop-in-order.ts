import type { Log } from './log.ts';

export interface StopStep {
  readonly name: string;
  /** After this the next step begins all the same: one that hangs must not keep Postgres running. */
  readonly withinMs: number;
  run(): Promise<void>;
}

/** Run the steps one after another. A step that fails or takes too long is logged and passed over. */
export async function stopInOrder(steps: readonly StopStep[], log: Log): Promise<void> {
  for (const step of steps) {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<'late'>((resolve) => {
      timer = setTimeout(() => resolve('late'), step.withinMs);
    });
    try {
      const outcome = await Promise.race([step.run(), late]);
      if (outcome === 'late') log.warn({ step: step.name }, 'Stopping took too long; going on');
    } catch (error) {
      log.error({ err: error, step: step.name }, 'Stopping failed; going on');
    } finally {
      clearTimeout(timer);
    }
  }
}
