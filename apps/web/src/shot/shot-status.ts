import { sayTakes } from '../uploads/say-size.ts';

/** How far a shot has come. */
export type ShotStatus = 'empty' | 'sketched' | 'has takes' | 'picked';

/**
 * The status of a shot: picked once a decision stands, whatever became of the take; else whether it
 * has takes that are shown, else whether its panel holds a stroke or a still.
 */
export function statusOf({
  sketched,
  takes,
  picked,
}: {
  readonly sketched: boolean;
  /** How many takes of it are shown. */
  readonly takes: number;
  readonly picked: boolean;
}): ShotStatus {
  if (picked) return 'picked';
  if (takes > 0) return 'has takes';
  return sketched ? 'sketched' : 'empty';
}

/** What stands in the film for a shot that nobody has picked a take for. */
export const sayNoPick = (takes: number): string =>
  takes === 0 ? 'no take yet' : `${sayTakes(takes)}, none picked yet`;

/** A status as it stands on a card: `9 takes`, `picked`. */
export const sayStatus = (status: ShotStatus, takes: number): string =>
  status === 'has takes' ? sayTakes(takes) : status;
