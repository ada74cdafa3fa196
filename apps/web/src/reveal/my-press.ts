import type { RoundShot } from '../choose/round-wire.ts';

/** What I pressed, which the server tells nobody before all have; a reload forgets it. */
const pressed = new Map<string, string>();

const keyOf = (roundId: string, { shotId, turn, timesParked, run }: RoundShot): string =>
  [roundId, shotId, turn, timesParked, run].join('/');

export const myPress = (roundId: string, shot: RoundShot): string | null =>
  pressed.get(keyOf(roundId, shot)) ?? null;

export function keepMyPress(roundId: string, shot: RoundShot, choice: string | null): void {
  if (choice === null) pressed.delete(keyOf(roundId, shot));
  else pressed.set(keyOf(roundId, shot), choice);
}
