import { ofSession, openHeld, useHeld } from '../../live/desk.ts';
import type { TapRun } from './tap-run.ts';

/** The tapping that is under way on a board; null when none is. */
export const tapStoreOf = ofSession(() => openHeld<TapRun | null>(null));

export const useTapRun = (): TapRun | null => useHeld(tapStoreOf);
