import type { Ballot } from '@takeboard/voting';
import type { z } from '@hono/zod-openapi';
import type { Database } from '../database/open-database.ts';
import type { likedTakeSchema } from './decision-schemas.ts';
import { readEntry } from './entry-schema.ts';

type LikedTake = z.infer<typeof likedTakeSchema>;

/** A ballot that everybody has seen. */
interface Revealed {
  readonly roundId: string;
  readonly scope: string;
  readonly at: string;
  readonly userId: string;
  readonly name: string;
  readonly marks: Ballot['marks'];
}

/**
 * Which takes were loved or liked, by whom and in which rounds, newest first. Only from ballots that
 * were revealed: those of a shot whose present turn was, and of earlier turns what stands in the log.
 * A ballot that was not handed in before the reveal stays its voter's for ever.
 */
export const likedTakesOf = async (
  { sql }: Pick<Database, 'sql'>,
  boardId: string,
): Promise<LikedTake[]> => {
  const [present, earlier] = await Promise.all([presentTurns(sql, boardId), logged(sql, boardId)]);
  const takes = new Map<string, Map<string, LikedTake['rounds'][number]>>();
  for (const { roundId, scope, at, userId, name, marks } of [...present, ...earlier]) {
    for (const [takeId, { mark }] of Object.entries(marks)) {
      if (mark === 'no') continue;
      const rounds = takes.get(takeId) ?? new Map<string, LikedTake['rounds'][number]>();
      takes.set(takeId, rounds);
      const known = rounds.get(roundId);
      // Of two turns of one round the newer one is read first, and counts.
      if (known?.marks.some((one) => one.userId === userId)) continue;
      const marked = { userId, name, mark };
      rounds.set(
        roundId,
        known
          ? { ...known, marks: [...known.marks, marked] }
          : { roundId, scope, revealedAt: at, marks: [marked] },
      );
    }
  }
  return [...takes].map(([takeId, rounds]) => ({
    takeId,
    rounds: [...rounds.values()]
      .toSorted((a, b) => (a.revealedAt < b.revealedAt ? 1 : -1))
      .map((one) => ({ ...one, marks: one.marks.toSorted(strongestFirst) })),
  }));
};

type Marked = LikedTake['rounds'][number]['marks'][number];
const strongestFirst = (a: Marked, b: Marked): number =>
  Number(b.mark === 'love') - Number(a.mark === 'love') || a.name.localeCompare(b.name);

const presentTurns = (sql: Database['sql'], boardId: string): Promise<Revealed[]> =>
  sql<Revealed[]>`
    select round.id as "roundId", round.scope, ballot.user_id as "userId", "user".name, ballot.marks,
      to_char(revealed_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at
    from round
    join round_shot on round_shot.round_id = round.id and revealed_at is not null
    join ballot on ballot.round_id = round.id and ballot.shot_id = round_shot.shot_id
      and ballot.turn = round_shot.turn and ready_at <= revealed_at
    join "user" on "user".id = ballot.user_id
    where round.board_id = ${boardId}
    order by revealed_at desc`;

/** What the log holds of turns that were chosen anew since. */
const logged = async (sql: Database['sql'], boardId: string): Promise<Revealed[]> => {
  const rows = await sql<{ entry: string; turn: number }[]>`
    select entry, turn from decision
    join round_shot on round_shot.round_id = decision.round_id
      and round_shot.shot_id = decision.shot_id and turn > 1
    where decision.board_id = ${boardId}
    order by seq desc`;
  return rows.flatMap(({ entry, turn }) => {
    const said = readEntry(entry);
    if (!said?.round || said.round.turn >= turn) return [];
    const { id: roundId, scope, ballots } = said.round;
    return ballots.map(({ userId, name, ballot }) => ({
      roundId,
      scope,
      at: said.at,
      userId,
      name,
      marks: ballot.marks,
    }));
  });
};
