import type { Awareness } from 'y-protocols/awareness';
import { z } from 'zod';

/** Somebody who has the board open. */
export interface Person {
  readonly clientId: number;
  readonly userId: string;
  readonly name: string;
  readonly color: string;
  readonly initials: string;
  readonly role: string;
  /** The shot they look at. */
  readonly shotId: string | null;
  readonly view: BoardView;
  /** Whom they follow. */
  readonly following: string | null;
  readonly isMe: boolean;
}

/** The canvas, the table of shots, the pool, choosing together, or the film. */
export const BOARD_VIEWS = ['board', 'list', 'pool', 'choose', 'watch'] as const;
export type BoardView = (typeof BOARD_VIEWS)[number];

/** "Come and look": where everybody is asked to go. Canvas units. */
export interface Summons {
  readonly id: string;
  readonly view: BoardView;
  readonly shotId: string | null;
  readonly camera: {
    readonly x: number;
    readonly y: number;
    readonly w: number;
    readonly h: number;
  } | null;
}

const summonsSchema = z.object({
  id: z.string(),
  view: z.enum(BOARD_VIEWS),
  shotId: z.string().nullable(),
  camera: z.object({ x: z.number(), y: z.number(), w: z.number(), h: z.number() }).nullable(),
});

/** What stands in somebody's awareness; `user` is the server's word, the rest is theirs. */
const stateSchema = z.object({
  user: z.object({
    id: z.string(),
    name: z.string(),
    color: z.string(),
    role: z.string(),
    initials: z.string(),
  }),
  shotId: z.string().nullish().catch(null),
  view: z.enum(BOARD_VIEWS).catch('board'),
  following: z.string().nullish().catch(null),
  summon: summonsSchema.nullish().catch(null),
});

export interface Present extends Person {
  readonly summons: Summons | null;
}

/** Everybody present, me first, then by name; who has the board open twice is there once. */
export function readPeople(awareness: Awareness): Present[] {
  const byUser = new Map<string, Present>();
  for (const [clientId, state] of awareness.getStates()) {
    const read = stateSchema.safeParse(state);
    if (!read.success) continue;
    const { user, shotId = null, view, following = null, summon = null } = read.data;
    const isMe = clientId === awareness.clientID;
    // My own tab speaks for me; of somebody else's the busier one.
    const known = byUser.get(user.id);
    if (
      known !== undefined &&
      !isMe &&
      (known.isMe || !busier(awareness, clientId, known.clientId))
    ) {
      continue;
    }
    const { id: userId, ...face } = user;
    byUser.set(userId, {
      clientId,
      userId,
      ...face,
      shotId,
      view,
      following,
      summons: summon,
      isMe,
    });
  }
  return [...byUser.values()].sort(
    (a, b) =>
      Number(b.isMe) - Number(a.isMe) || a.name.localeCompare(b.name) || a.clientId - b.clientId,
  );
}

function busier(awareness: Awareness, a: number, b: number): boolean {
  const clock = (id: number) => awareness.meta.get(id)?.clock ?? 0;
  return clock(a) > clock(b);
}
