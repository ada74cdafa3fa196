import { sql } from 'drizzle-orm';
import { roundShot } from '../database/round-tables.ts';
import type { RoundShotRow } from './round-row.ts';

/** A shot parked once comes back at the end; parked twice it stays parked. */
const MOST_PARKINGS = 2;

/** Whether a shot waits for people now. */
export const waits = ({ state }: Pick<RoundShotRow, 'state'>): boolean =>
  state === 'choosing' || state === 'duel' || state === 'final-say';

/** Whether a shot was parked and comes once more. */
export const comesBack = ({
  state,
  timesParked,
}: Pick<RoundShotRow, 'state' | 'timesParked'>): boolean =>
  state === 'parked' && timesParked < MOST_PARKINGS;

/** In SQL: a shot that neither waits for anybody nor comes once more. */
export const isOver = sql`(${roundShot.state} in ('picked', 'none', 'skipped', 'missed')
  or (${roundShot.state} = 'parked' and ${roundShot.timesParked} >= ${MOST_PARKINGS}))`;
