import { ApiFailure } from '../api/api-failure.ts';

/** Something done to facts of the server that can be taken back there. */
export interface ServerStep {
  /** What was done, such as `3 takes filed under 23`. */
  readonly says: string;
  /** Takes back what is still as this step left it; rejects when the server did not. */
  undo(): Promise<void>;
  redo(): Promise<void>;
}

type Direction = 'undo' | 'redo';

/**
 * Runs steps one after the other, since each must find what the one before it left; a step that
 * fails does not stop the next. `again`: the same may work later (the server could not be reached).
 */
export function openServerSteps(
  onFailure: (
    step: ServerStep,
    direction: Direction,
    why: { readonly error: unknown; readonly again: boolean },
  ) => void,
) {
  let last: Promise<void> = Promise.resolve();
  return {
    run(step: ServerStep, direction: Direction): void {
      last = last
        .then(() => step[direction]())
        .catch((error: unknown) =>
          onFailure(step, direction, { error, again: error instanceof ApiFailure && error.passes }),
        );
    },
  };
}
