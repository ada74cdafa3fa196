import { createContext, use, useMemo } from 'react';
import type { ReactNode } from 'react';
import type { Member } from '../api/wire.ts';
import type { Me } from '../live/board-session.ts';
import { useSession } from '../live/use-session.tsx';
import type { Face } from '../people/avatar.tsx';
import type { Round, RoundShot, RoundVoter } from './round-wire.ts';

/** The round one is in, for every part of the page that shows it. */
export interface Choosing {
  readonly round: Round;
  /** The shot in hand. */
  readonly shot: RoundShot;
  readonly voters: readonly RoundVoter[];
  /** My place in it; null for somebody who was not asked. */
  readonly me: RoundVoter | null;
  /** Milliseconds by which the server's clock is ahead of this computer's. */
  readonly ahead: number;
  /** Whether I may leave shots out of it and end it: who started it, and directors. */
  readonly mayEnd: boolean;
  /** A name as one calls that person: the first of them, or all where two share it. */
  nameOf(userId: string): string;
  /** Colour and initials, also of somebody who has left the board. */
  faceOf(userId: string): Face;
}

const ChoosingContext = createContext<Choosing | null>(null);

export function useChoosing(): Choosing {
  const choosing = use(ChoosingContext);
  if (choosing === null) throw new Error('useChoosing needs a <ChoosingProvider> around it');
  return choosing;
}

export function ChoosingProvider({
  round,
  shot,
  ahead,
  members,
  children,
}: {
  round: Round;
  shot: RoundShot;
  ahead: number;
  members: readonly Member[];
  children: ReactNode;
}) {
  const { me } = useSession();
  const choosing = useMemo<Choosing>(
    () => ({
      round,
      shot,
      voters: round.voters,
      me: round.voters.find(({ userId }) => userId === me.userId) ?? null,
      ahead,
      mayEnd: mayEndRound(round, me),
      ...callPeople(round.voters, members),
    }),
    [round, shot, ahead, members, me],
  );
  return <ChoosingContext value={choosing}>{children}</ChoosingContext>;
}

/** Whether somebody may leave shots out of a round and end it. */
export const mayEndRound = (
  { startedBy }: Pick<Round, 'startedBy'>,
  { userId, rights }: Pick<Me, 'userId' | 'rights'>,
): boolean => startedBy === userId || rights.includes('govern');

/** What the people of a round are called and look like. */
export function callPeople(
  voters: readonly Pick<RoundVoter, 'userId' | 'name'>[],
  members: readonly Member[],
): Pick<Choosing, 'nameOf' | 'faceOf'> {
  const names = new Map(members.map(({ userId, name }) => [userId, name]));
  for (const { userId, name } of voters) if (!names.has(userId)) names.set(userId, name);
  const firsts = [...names.values()].map(firstOf);
  const nameOf = (userId: string) => {
    const name = names.get(userId);
    if (name === undefined) return GONE;
    const first = firstOf(name);
    return firsts.filter((each) => each === first).length > 1 ? name : first;
  };
  return {
    nameOf,
    faceOf: (userId) =>
      members.find((member) => member.userId === userId) ?? {
        name: names.get(userId) ?? GONE,
        color: 'var(--tb-muted)',
        initials: firstOf(nameOf(userId)).slice(0, 1),
      },
  };
}

const GONE = 'Somebody who left';

const firstOf = (name: string): string => name.trim().split(/\s+/u)[0] ?? name;
