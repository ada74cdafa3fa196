import type { Awareness } from 'y-protocols/awareness';
import type { Me } from './board-session.ts';
import { readPeople } from './people.ts';
import type { BoardView, Person, Present, Summons } from './people.ts';

/** Who is here, what they look at, and whom I follow. */
export interface Presence {
  people(): readonly Person[];
  lookingAt(): string | null;
  setLookingAt(shotId: string | null): void;
  view(): BoardView;
  setView(view: BoardView): void;
  following(): string | null;
  follow(userId: string | null): void;
  bringEveryoneHere(): void;
  summoned(): { readonly by: Person; readonly summons: Summons } | null;
  setMe(me: Me): void;
  close(): void;
}

/** Milliseconds: how long a call to come stands, and how long somebody followed may be away. */
const SUMMONS_STANDS = 5_000;
const AWAY = 8_000;

/**
 * Keeps one person's part of the awareness and reads everybody's.
 *
 * Following means seeing what they see: their view, their shot and (the canvas does that) their
 * camera. It ends when I look at something else of my own accord.
 */
export function openPresence(
  awareness: Awareness,
  {
    me,
    viewport,
    changed,
  }: {
    readonly me: Me;
    /** What I see of the canvas now; null when it is not on screen. */
    readonly viewport: () => Summons['camera'];
    readonly changed: () => void;
  },
): Presence {
  let people: readonly Present[] = [];
  let shotId: string | null = null;
  let view: BoardView = 'board';
  let followed: string | null = null;
  let summoned: { readonly by: Person; readonly summons: Summons } | null = null;
  /** Calls already answered, by person; who was here before me called before I came. */
  const heard = new Map<string, string | null>();
  let awayTimer: ReturnType<typeof setTimeout> | undefined;
  let summonsTimer: ReturnType<typeof setTimeout> | undefined;

  const say = (field: string, value: unknown) => awareness.setLocalStateField(field, value);
  const userOf = ({ userId: id, ...face }: Me) => ({ id, ...face });

  function look(next: { readonly shotId?: string | null; readonly view?: BoardView }): boolean {
    let moved = false;
    if (next.shotId !== undefined && next.shotId !== shotId) {
      shotId = next.shotId;
      say('shotId', shotId);
      moved = true;
    }
    if (next.view !== undefined && next.view !== view) {
      view = next.view;
      say('view', view);
      moved = true;
    }
    return moved;
  }
  function unfollow(): boolean {
    clearTimeout(awayTimer);
    awayTimer = undefined;
    if (followed === null) return false;
    followed = null;
    say('following', null);
    return true;
  }
  function keepUp(): boolean {
    if (followed === null) return false;
    const leader = people.find(({ userId }) => userId === followed);
    if (leader === undefined) {
      // My line or theirs may be cut for a moment.
      awayTimer ??= setTimeout(() => unfollow() && changed(), AWAY);
      return false;
    }
    clearTimeout(awayTimer);
    awayTimer = undefined;
    // Somebody who chooses does not say at which shot; mine stays then.
    if (leader.view === 'choose') return look({ view: leader.view });
    return look({ shotId: leader.shotId, view: leader.view });
  }
  function answerSummons(): boolean {
    let called = false;
    for (const person of people) {
      const id = person.summons?.id ?? null;
      const known = heard.get(person.userId);
      heard.set(person.userId, id);
      if (person.isMe || person.summons === null || known === undefined || known === id) continue;
      summoned = { by: person, summons: person.summons };
      unfollow();
      look({ view: person.summons.view, shotId: person.summons.shotId });
      called = true;
    }
    return called;
  }
  const onAwareness = () => {
    const now = readPeople(awareness);
    if (JSON.stringify(now) === JSON.stringify(people)) return;
    people = now;
    answerSummons();
    keepUp();
    changed();
  };

  say('user', userOf(me));
  say('view', view);
  awareness.on('change', onAwareness);
  onAwareness();

  return {
    people: () => people,
    lookingAt: () => shotId,
    setLookingAt(next) {
      if (!look({ shotId: next })) return;
      unfollow();
      changed();
    },
    view: () => view,
    setView(next) {
      if (!look({ view: next })) return;
      unfollow();
      changed();
    },
    following: () => followed,
    follow(userId) {
      if (userId === followed) return;
      unfollow();
      if (userId !== null && people.some((one) => one.userId === userId && !one.isMe)) {
        followed = userId;
        say('following', userId);
        keepUp();
      }
      changed();
    },
    bringEveryoneHere() {
      clearTimeout(summonsTimer);
      const summons: Summons = {
        id: crypto.getRandomValues(new Uint32Array(2)).join('-'),
        view,
        shotId,
        camera: view === 'board' ? viewport() : null,
      };
      say('summon', summons);
      summonsTimer = setTimeout(() => say('summon', null), SUMMONS_STANDS);
    },
    summoned: () => summoned,
    setMe: (next) => say('user', userOf(next)),
    close() {
      clearTimeout(awayTimer);
      clearTimeout(summonsTimer);
      awareness.off('change', onAwareness);
    },
  };
}
