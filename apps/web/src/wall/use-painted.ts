import { useCallback, useEffect, useRef, useState } from 'react';

/** From the wall being there until all takes of its page move; in the page's performance timeline. */
const PLAYING = 'takeboard:wall-playing';

/** Notices when all takes of a page play: each has shown two frames. Tell it of every painted frame. */
export function usePainted(takes: readonly string[]): {
  readonly isPlaying: boolean;
  readonly onPainted: (takeId: string, count: number) => void;
} {
  const page = takes.join(' ');
  const [playing, setPlaying] = useState<string | null>(null);
  const [begun] = useState(() => performance.now());
  const now = useRef({ page: '', since: begun, first: new Map<string, number>(), left: NONE });
  useEffect(() => {
    const isFirst = now.current.page === '';
    now.current = {
      page,
      since: isFirst ? begun : performance.now(),
      first: new Map(),
      left: new Set(page === '' ? [] : page.split(' ')),
    };
  }, [page, begun]);
  const onPainted = useCallback((takeId: string, count: number) => {
    const { first, left, since, page: here } = now.current;
    if (!left.has(takeId)) return;
    const before = first.get(takeId);
    if (before === undefined) first.set(takeId, count);
    if (before === undefined || before === count) return;
    left.delete(takeId);
    if (left.size > 0) return;
    performance.measure(PLAYING, { start: since, end: performance.now() });
    setPlaying(here);
  }, []);
  return { isPlaying: playing === page && page !== '', onPainted };
}

const NONE = new Set<string>();
