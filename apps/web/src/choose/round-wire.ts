import type { Ballot, Tally } from '@takeboard/voting';
import type { components } from '../api/schema.d.ts';

/** What the server says of rounds, and is told; openapi.json is where it is written. */
type Schemas = components['schemas'];

export type Round = Schemas['Round'];
export type RoundSummary = Schemas['RoundSummary'];
export type RoundVoter = Schemas['RoundVoter'];
export type RoundShot = Schemas['RoundShot'];
/** Ballots and tallies are in the shapes of the voting package, which the server's schemas are held to. */
export type RoundShotReveal = Omit<Schemas['RoundShotReveal'], 'tally' | 'voters'> & {
  tally: Tally;
  voters: (Pick<RoundVoter, 'userId' | 'part'> & { ballot: Ballot | null })[];
};
export type MyBallot = Omit<Schemas['MyBallot'], 'marks'> & { marks: Ballot['marks'] };
export type RoundDraft = Schemas['RoundDraft'];
/** What of a rules card may be changed. */
export type CardChange = Schemas['RoundCardChange'];
/** The newest word of rounds on a shot without a pick. */
export type Standing = Schemas['RoundStanding']['shots'][number];
