import { useCallback, useEffect, useRef, useState } from 'react';

/** From the wall being there until all takes of its page move; in the page's performance timeline. */
const PLAYING = 'takeboard:wall-playing';

/**
 * Notices when all takes of a page are there, each with a frame, and when all of them play: each has
 * shown another one. Tell it of every painted frame.
 */
export function usePainted(takes: readonly string[]): {
  readonly isThere: boolean;
  readonly isPlaying: boolean;
  readonly onPainted: (takeId: string, count: number) => void;
} {
  const page = takes.join(' ');
  const [there, setThere] = useState<string | null>(null);
  const [playing, setPlaying] = useState<string | null>(null);
  const [begun] = useState(() => performance.now());
  const now = useRef({
    page: '',
    since: begun,
    first: new Map<string, number>(),
    left: NONE,
    all: 0,
  });
  useEffect(() => {
    const isFirst = now.current.page === '';
    now.current = {
      page,
      since: isFirst ? begun : performance.now(),
      first: new Map(),
      left: new Set(page === '' ? [] : page.split(' ')),
      all: page === '' ? 0 : page.split(' ').length,
    };
  }, [page, begun]);
  const onPainted = useCallback((takeId: string, count: number) => {
    const { first, left, since, page: here, all } = now.current;
    if (!left.has(takeId)) return;
    const before = first.get(takeId);
    if (before === undefined) {
      first.set(takeId, count);
      if (first.size === all) setThere(here);
    }
    if (before === undefined || before === count) return;
    left.delete(takeId);
    if (left.size > 0) return;
    performance.measure(PLAYING, { start: since, end: performance.now() });
    setPlaying(here);
  }, []);
  return { isThere: there === page, isPlaying: playing === page, onPainted };
}

const NONE = new Set<string>();
