import type { Mark } from '@takeboard/voting';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { MyBallotHere } from '../ballot/use-my-ballot.ts';
import { PAGE } from './lay-out-wall.ts';
import { pageWith } from './wall-pages.ts';

/** What the foot of the wall asks or offers; `keys` is none of it. */
export type Prompt =
  | { readonly kind: 'keys' }
  /** X was pressed: which take is not for me? */
  | { readonly kind: 'which' }
  | { readonly kind: 'why'; readonly takeId: string }
  | { readonly kind: 'none' }
  | { readonly kind: 'hand'; readonly takeId: string };

const KEYS: Prompt = { kind: 'keys' };

/** What one person does on the wall. */
export interface WallHandle {
  /** Places among all takes, from 0. */
  readonly at: number;
  readonly page: number;
  readonly prompt: Prompt;
  /** The last thing that could not be done, as a sentence. */
  readonly said: string | null;
  ask(prompt: Prompt): void;
  say(sentence: string | null): void;
  /** Goes to a take, and to its page; with `focus` the keyboard, too. */
  stand(at: number, focus: boolean): void;
  turn(by: 1 | -1): void;
  /** Sets a mark, or takes it away where it stands already. */
  toggle(takeId: string, mark: Mark): void;
  /** Says that none is good, and asks what should be different; or takes that back, with what it had taken away. */
  sayNone(none: boolean): void;
  /** Whether the keyboard was sent there last. */
  takesFocus(): boolean;
}

/** Where I stand on the wall and what it asks me; `refusedOf` says why a take can get no new mark. */
export function useWall(
  takes: readonly string[],
  mine: MyBallotHere,
  refusedOf: (takeId: string) => string | null,
): WallHandle {
  const [stands, setStands] = useState<{ at: number; takeId: string | null }>({
    at: 0,
    takeId: takes[0] ?? null,
  });
  const [prompt, setPrompt] = useState<Prompt>(KEYS);
  const [said, setSaid] = useState<string | null>(null);
  const focus = useRef(false);
  // A take that went away, or another device's order, moves the others: one stays with one's own.
  const found = stands.takeId === null ? -1 : takes.indexOf(stands.takeId);
  const at = found === -1 ? Math.min(stands.at, Math.max(0, takes.length - 1)) : found;

  const stand = useCallback(
    (next: number, withFocus: boolean) => {
      const to = Math.min(takes.length - 1, Math.max(0, next));
      if (withFocus) focus.current = true;
      setStands({ at: to, takeId: takes[to] ?? null });
    },
    [takes],
  );
  const latest = useRef({ mine, refusedOf });
  useEffect(() => {
    latest.current = { mine, refusedOf };
  });
  const toggle = useCallback((takeId: string, mark: Mark) => {
    const { mine: now, refusedOf: why } = latest.current;
    setSaid(null);
    if (now.ready) {
      setSaid('You are ready. Press Enter for “not ready yet”, then change your marks.');
      return;
    }
    const isSame = now.ballot.marks[takeId]?.mark === mark;
    const refused = isSame ? null : why(takeId);
    if (refused !== null) {
      setSaid(refused);
      return;
    }
    now.mark(takeId, isSame ? null : { mark });
    setPrompt(mark === 'no' && !isSame ? { kind: 'why', takeId } : KEYS);
  }, []);
  const before = useRef<MyBallotHere['ballot']['marks']>({});
  const sayNone = useCallback((none: boolean) => {
    const { mine: now } = latest.current;
    setSaid(null);
    if (none) {
      before.current = now.ballot.marks;
      now.none('');
    } else {
      now.none(null);
      for (const [takeId, mark] of Object.entries(before.current)) {
        if (now.ballot.marks[takeId] === undefined) now.mark(takeId, mark);
      }
    }
    setPrompt(none ? { kind: 'none' } : KEYS);
  }, []);
  const turn = useCallback(
    (by: 1 | -1) => {
      const begin = (pageWith(at) + by) * PAGE;
      if (begin >= 0 && begin < takes.length) stand(begin, true);
    },
    [at, takes.length, stand],
  );
  const ask = useCallback((next: Prompt) => {
    setSaid(null);
    setPrompt(next);
  }, []);
  const takesFocus = useCallback(() => {
    const was = focus.current;
    focus.current = false;
    return was;
  }, []);

  return useMemo(
    () => ({
      at,
      page: pageWith(at),
      prompt,
      said,
      ask,
      say: setSaid,
      stand,
      turn,
      toggle,
      sayNone,
      takesFocus,
    }),
    [at, prompt, said, ask, stand, turn, toggle, sayNone, takesFocus],
  );
}
