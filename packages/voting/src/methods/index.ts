import type { VotingMethod } from '../method.ts';
import approval from './approval.ts';
import twoHearts from './two-hearts.ts';

/** Every method, the proposed one first. A new one is a file here and a line in this list. */
export const METHODS: readonly VotingMethod[] = [twoHearts, approval];

export const methodOf = (id: string): VotingMethod | undefined =>
  METHODS.find((method) => method.id === id);
