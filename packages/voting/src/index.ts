export { EMPTY_BALLOT, MARKS } from './ballot.ts';
export type { Ballot, Mark, TakeMark } from './ballot.ts';
export type { DecisionEntry, NamedPerson, NamedTake, RoundEntry } from './decision-entry.ts';
export type { Decider, Outcome, Tally, TallyInput, VotingMethod } from './method.ts';
export { readSentence } from './sentence.ts';
export type { Sentence, SentencePart } from './sentence.ts';
