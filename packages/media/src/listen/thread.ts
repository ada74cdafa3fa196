import type { Proposal } from './proposal.ts';
import type { Comparison } from './comparison.ts';

/** How the thread is to be held down. */
export interface Task {
  readonly question: Question;
  /** As for a run of ffmpeg: 0 (like us) to 19. */
  readonly niceness: number;
}

/** What a thread is given to hear. Sounds are mono, 16 bits, at EAR_RATE, and change hands. */
export type Question =
  | { readonly what: 'beats'; readonly sound: Int16Array<ArrayBuffer>; readonly rate: number }
  | {
      readonly what: 'mixes';
      readonly old: Int16Array<ArrayBuffer>;
      readonly now: Int16Array<ArrayBuffer>;
      /** Samples a second of the new mix, in which is answered. */
      readonly rate: number;
    };

export type Message =
  | { readonly progress: number }
  | { readonly answer: Proposal | Comparison }
  | { readonly error: unknown };
