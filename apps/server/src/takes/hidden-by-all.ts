import { sql } from 'drizzle-orm';
import type { SQL } from 'drizzle-orm';
import type { Transaction } from '../database/open-database.ts';
import { publishEvent } from '../events/publish-event.ts';
import { RIGHTS } from '../people/roles.ts';

/**
 * A take leaves everybody's pool when all who decide on the board have hidden it, and they are two
 * at least: one person alone hides for themselves only. Who joins as a decider brings back what they
 * have not hidden. A take on a wall that is not revealed stays until it is: that it went away would tell
 * one who has hidden it that the others have now, too.
 */

const deciding = sql.raw(RIGHTS.decide.map((role) => `'${role}'`).join(', '));

/** A subquery of the ids (`take_id`) of a board's takes that all who decide have hidden. */
export const hiddenByAllOn = (boardId: string): SQL => sql`(
  select mark.take_id from take_mark mark
  join take on take.id = mark.take_id and take.board_id = ${boardId}
  join member decider on decider.board_id = ${boardId}
    and decider.user_id = mark.user_id and decider.role in (${deciding})
  where mark.hidden_at is not null and mark.take_id not in (
    select jsonb_array_elements_text(wall.takes) from round_shot wall
    join round on round.id = wall.round_id
    where round.board_id = ${boardId} and round.state = 'open' and wall.state = 'choosing')
  group by mark.take_id
  having count(*) = greatest(2, (
    select count(*) from member where board_id = ${boardId} and role in (${deciding})))
)`;

/**
 * Does something that may change what is hidden by all (a mark, a membership), and tells the board
 * which takes it did change. The caller holds the board's lock (`lockBoard`).
 */
export const tellingHidden = async <Outcome>(
  tx: Transaction,
  boardId: string,
  change: () => Promise<Outcome>,
): Promise<Outcome> => {
  const before = await hiddenIds(tx, boardId);
  const outcome = await change();
  const after = await hiddenIds(tx, boardId);
  const changed = [
    ...[...before].filter((id) => !after.has(id)),
    ...[...after].filter((id) => !before.has(id)),
  ];
  if (changed.length > 0) await publishEvent(tx, boardId, 'takes', changed);
  return outcome;
};

const hiddenIds = async (tx: Transaction, boardId: string): Promise<Set<string>> => {
  const rows = await tx.execute<{ take_id: string }>(hiddenByAllOn(boardId));
  return new Set(rows.map((row) => row.take_id));
};
