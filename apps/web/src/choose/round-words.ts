import { notAnswered, sayPeople } from './card-words.ts';
import { sayCloses } from './deadline-words.ts';
import type { RoundSummary } from './round-wire.ts';
import { sayShots } from './scopes.ts';
import { voterOf } from './stage-of.ts';

/** Where a round is, in a line: "shot 4 of 9", "Closes in 3 h 12 min · 2 of 9 done". */
export function sayRound(
  round: RoundSummary,
  userId: string,
  nameOf: (userId: string) => string,
  now: number,
): string {
  const me = voterOf(round, userId);
  const asker = round.startedBy === userId ? 'You' : nameOf(round.startedBy);
  if (round.state === 'proposed') {
    const waiting = notAnswered(round);
    if (me !== undefined && waiting.includes(me)) {
      return `${asker} would like to choose ${sayShots(round.shots)} with you`;
    }
    return waiting.length === 0
      ? `${sayShots(round.shots)} · everybody has answered`
      : `${sayShots(round.shots)} · waiting for ${sayPeople(waiting, nameOf)}`;
  }
  if (round.pace === 'live') {
    const here = round.voters.filter(({ answer }) => answer === 'joined');
    const at = `shot ${Math.min(round.done + 1, round.shots)} of ${round.shots}`;
    return me === undefined ? `${at} · ${sayPeople(here, nameOf)} choose` : at;
  }
  const closes = round.deadline === null ? '' : `${sayCloses(round.deadline, now)} · `;
  return `${closes}${round.done} of ${round.shots} decided`;
}
