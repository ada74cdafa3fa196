/**
 * What a reveal costs in counting: 200 voters on 60 takes, by each method, for ballots that agree, that
 * are strewn about and that all say none. A tally stands between the last "ready" and the reveal of all.
 */
import { METHODS, markTake, sayNone } from '@takeboard/voting';
import type { Ballot, TallyInput, VotingMethod } from '@takeboard/voting';

const VOTERS = 200;
const TAKES = 60;
const ROUNDS = 100;
const TARGET_MS = 20;

const takes = Array.from({ length: TAKES }, (_, i) => `take-${i}`);

/** The same numbers each time, from 0 to below `most`, so that two runs can be compared. */
const numbers = (() => {
  let state = 42;
  return (most: number): number => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * most);
  };
})();

/** A ballot with a mark on each take in turn, of which the method keeps as many as it allows. */
const fullBallot = (method: VotingMethod, order: readonly string[]): Ballot => {
  let ballot: Ballot = { marks: {}, none: null };
  for (const [index, take] of order.entries()) {
    const { mark } = method.marks[index % method.marks.length] ?? { mark: 'no' };
    const reason = mark === 'no' ? { reason: 'too dark', ownFace: true as const } : {};
    const marked = markTake(ballot, take, { mark, ...reason }, method);
    if ('ballot' in marked) ({ ballot } = marked);
  }
  return ballot;
};

const strewn = () =>
  takes
    .map((take) => ({ take, at: numbers(1e9) }))
    .toSorted((one, other) => one.at - other.at)
    .map(({ take }) => take);

const BALLOTS: Readonly<Record<string, (method: VotingMethod) => Ballot>> = {
  'all agree': (method) => fullBallot(method, takes),
  'strewn about': (method) => fullBallot(method, strewn()),
  'all none': () => sayNone({ marks: {}, none: null }, 'slower, please'),
};

let failed = false;
for (const method of METHODS) {
  for (const [name, ballotBy] of Object.entries(BALLOTS)) {
    const input: TallyInput = {
      takes,
      restDecide: true,
      deciders: Array.from({ length: VOTERS }, (_, i) => ({
        voter: `voter-${i}`,
        ballot: i === 0 ? null : ballotBy(method),
        mayTakeOut: i === 1,
      })),
    };
    const busySince = process.threadCpuUsage();
    const taken = Array.from({ length: ROUNDS }, () => {
      const since = performance.now();
      if (method.tally(input).steps.length === 0) throw new Error('The tally says nothing.');
      return performance.now() - since;
    }).toSorted((one, other) => one - other);
    const { user, system } = process.threadCpuUsage(busySince);
    const p95 = taken[Math.floor(ROUNDS * 0.95)] ?? Infinity;
    const busy = (user + system) / 1000 / ROUNDS;
    if (p95 > TARGET_MS) failed = true;
    console.log(
      `${`${method.id}, ${name}`.padEnd(26)} median ${(taken[ROUNDS / 2] ?? 0).toFixed(2)} ms, p95 ${p95.toFixed(2)} ms, of the processor ${busy.toFixed(2)} ms each  target ${TARGET_MS} ms`,
    );
  }
}
if (failed) process.exitCode = 1;
