import type { Ballot, Tally, TakeMark } from '@takeboard/voting';

/** What the server says of rounds. Instants are UTC, ISO 8601, by the server's clock. */

export interface RoundFace {
  id: string;
  state: 'proposed' | 'open' | 'closed';
  method: string;
  pace: 'live' | 'deadline';
  deadline: string | null;
  restDecide: boolean;
  scope: string;
  reason: string | null;
  card: number;
  startedBy: string;
  startedAt: string;
  openedAt: string | null;
  closedAt: string | null;
  voters: RoundVoter[];
}

export interface RoundSummary extends RoundFace {
  shots: number;
  done: number;
}

export interface Round extends RoundFace {
  /** The server's clock when it answered. */
  now: string;
  shots: RoundShot[];
  current: string | null;
}

export interface RoundVoter {
  userId: string;
  name: string;
  part: 'decides' | 'advises';
  answer: 'asked' | 'joined' | 'skipped';
  agreed: boolean;
}

export interface RoundShot {
  shotId: string;
  label: string;
  position: number;
  state: 'choosing' | 'duel' | 'final-say' | 'picked' | 'none' | 'parked' | 'skipped' | 'missed';
  turn: number;
  finalSay: string | null;
  takes: string[];
  ready: string[];
  run: number;
  pressed: string[];
  finalists: string[];
  timesParked: number;
  reason: string | null;
  decisionId: string | null;
  revealedAt: string | null;
}

export interface RoundShotReveal {
  shotId: string;
  turn: number;
  tally: Tally;
  /** The take that was decided for. */
  pick: string | null;
  voters: { userId: string; part: 'decides' | 'advises'; ballot: Ballot | null }[];
  presses: { run: number; timesParked: number; of: { userId: string; choice: string }[] }[];
  final: { userId: string; choice: string } | null;
  hidden: { takeId: string; by: string[] }[];
  later: string[];
}

export interface MyBallot {
  shotId: string;
  turn: number;
  marks: Record<string, TakeMark>;
  none: string | null;
  readyAt: string | null;
}

export interface Standing {
  shotId: string;
  state: 'parked' | 'none' | 'missed';
  roundId: string;
  reasons: { userId: string; text: string }[];
}

export interface RoundDraft {
  clientKey: string;
  scope: string;
  shots: { shotId: string; label: string; finalSay: string | null }[];
  method: string;
  pace: 'live' | 'deadline';
  deadline: string | null;
  restDecide: boolean;
  voters: { userId: string; part: 'decides' | 'advises' }[];
  reason: string | null;
}

/** What of a rules card may be changed. */
export interface CardChange {
  finalSay?: Record<string, string | null>;
  voters?: RoundDraft['voters'];
  deadline?: string;
  restDecide?: boolean;
  scope?: string;
  shots?: RoundDraft['shots'];
}
