import type { Round, RoundShot, RoundVoter } from './round-wire.ts';
import { isOpen, voterOf } from './stage-of.ts';

/** How a shot of a round stands for the person who looks: drawn by shape and colour, said in words. */
type ShotMark = 'mine' | 'ready' | 'press' | 'picked' | 'none' | 'parked' | 'out';

export function markOfShot(shot: RoundShot, me: RoundVoter | undefined): ShotMark {
  const { state, ready } = shot;
  if (state === 'choosing') {
    return me !== undefined && ready.includes(me.userId) ? 'ready' : 'mine';
  }
  if (state === 'duel' || state === 'final-say') return 'press';
  return state === 'skipped' || state === 'missed' ? 'out' : state;
}

const WORDS: Readonly<Record<RoundShot['state'], string>> = {
  choosing: 'to be chosen',
  duel: 'duel',
  'final-say': 'waits for the final say',
  picked: 'picked',
  none: 'none was good',
  parked: 'parked',
  skipped: 'left out',
  missed: 'not chosen in time',
};

/** The state of a shot in words: "picked", "you are ready". */
export const sayShotState = (shot: RoundShot, me: RoundVoter | undefined): string =>
  markOfShot(shot, me) === 'ready' ? 'you are ready' : WORDS[shot.state];

/** "shot 4 of 9": where in the order of the round a shot stands. */
export const sayPlace = ({ shots }: Pick<Round, 'shots'>, shotId: string): string => {
  const at = shots.findIndex((shot) => shot.shotId === shotId);
  return `shot ${at + 1} of ${shots.length}`;
};

/** How many shots wait for nobody any more. */
export const countDone = ({ shots }: Pick<Round, 'shots'>): number =>
  shots.filter((shot) => !isOpen(shot)).length;

/** Who of those that decide a shot still waits for, myself left out. */
export function waitsFor(round: Round, shot: RoundShot, userId: string): readonly RoundVoter[] {
  const said =
    shot.state === 'choosing' ? shot.ready : shot.state === 'duel' ? shot.pressed : undefined;
  if (shot.state === 'final-say') {
    const last = shot.finalSay === null ? undefined : voterOf(round, shot.finalSay);
    return last === undefined || last.userId === userId ? [] : [last];
  }
  return round.voters.filter(
    (voter) =>
      voter.part === 'decides' &&
      voter.answer !== 'skipped' &&
      voter.userId !== userId &&
      said?.includes(voter.userId) === false,
  );
}
