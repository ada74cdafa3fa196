/**
 * The door between the routes and ingest: routes say that there is work, whoever does it (in this
 * process or elsewhere) is called. What a take needs stands in its row; a call that gets lost is made
 * good by the next sweep.
 */
export interface Ingest {
  /** Say that there may be work. Returns at once and never throws. */
  wake(): void;
  /** Be called for every `wake`. */
  onWake(call: () => void): void;
}

export const openIngest = (): Ingest => {
  const calls: (() => void)[] = [];
  return {
    wake: () => {
      for (const call of calls) call();
    },
    onWake: (call) => void calls.push(call),
  };
};
