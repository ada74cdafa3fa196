import { and, asc, desc, eq, inArray, isNotNull } from 'drizzle-orm';
import type { Database } from '../database/open-database.ts';
import { ballot, round, roundShot } from '../database/round-tables.ts';
import { picksOf } from '../decisions/decisions.ts';
import type { StandingView } from './round-schemas.ts';

type Standing = StandingView['shots'][number];

/**
 * The newest word of rounds on shots that have no pick: parked, nobody found one good, or nobody chose
 * in time. With it what people said is wrong with all that is there: notes for the next prompt.
 */
export const standingOf = async (
  database: Pick<Database, 'db'>,
  boardId: string,
): Promise<Standing[]> => {
  const { db } = database;
  const words = await db
    .selectDistinctOn([roundShot.shotId], {
      shotId: roundShot.shotId,
      state: roundShot.state,
      roundId: roundShot.roundId,
      turn: roundShot.turn,
      voters: roundShot.voters,
    })
    .from(roundShot)
    .innerJoin(round, eq(round.id, roundShot.roundId))
    .where(and(eq(round.boardId, boardId), isNotNull(roundShot.revealedAt)))
    .orderBy(roundShot.shotId, desc(roundShot.revealedAt));
  const picks = await picksOf(database, boardId);
  const picked = new Set(picks.flatMap(({ shotId, takeId }) => (takeId === null ? [] : [shotId])));
  const left = words.flatMap(({ state, ...word }) =>
    !picked.has(word.shotId) && isLeft(state) ? [{ ...word, state }] : [],
  );
  const said = await db
    .select()
    .from(ballot)
    .where(
      and(
        inArray(
          ballot.shotId,
          left.map(({ shotId }) => shotId),
        ),
        isNotNull(ballot.readyAt),
        isNotNull(ballot.none),
      ),
    )
    .orderBy(asc(ballot.readyAt));
  return left.map(({ turn, voters, ...word }) => ({
    ...word,
    reasons: said.flatMap(({ userId, none, ...of }) => {
      const isHere = of.shotId === word.shotId && of.roundId === word.roundId && of.turn === turn;
      // Who left the choice to the others before the reveal has said nothing.
      const isOpen = voters.some((voter) => voter.userId === userId && voter.handedIn);
      return none && isHere && isOpen ? [{ userId, text: none }] : [];
    }),
  }));
};

const isLeft = (state: string): state is Standing['state'] =>
  state === 'parked' || state === 'none' || state === 'missed';
