import type { Ffmpeg } from '@takeboard/media';
import type { Config } from '../config.ts';

/** What the server tells its worker process. */
export type ToWorker =
  /** The first message, and all the worker needs to know: it reads no environment. */
  | {
      readonly t: 'begin';
      readonly id: string;
      readonly config: Config;
      readonly databaseUrl: string;
      readonly ffmpeg: Ffmpeg;
      readonly folder: string;
      readonly atOnce: number;
    }
  /** There may be work. `call` counts these messages. */
  | { readonly t: 'wake'; readonly call: number }
  /** Let go of everything and end. */
  | { readonly t: 'stop' };

/** What it answers. */
export type FromWorker =
  /** It is not stuck in a file: sent every second. */
  | { readonly t: 'alive' }
  /** There has been nothing to do for a while, the call of that number included: it may be ended. */
  | { readonly t: 'idle'; readonly call: number };
