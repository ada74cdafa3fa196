import { useEffect } from 'react';
import type { Take } from '../api/wire.ts';
import { useAuditionedTakes } from './auditioned-takes.ts';

/**
 * Has the proxies of the takes beside the one that is auditioned come to this computer, so that an
 * arrow waits for no network. They are some hundred kilobytes each, and never change.
 */
export function useNeighbours(isOpen: boolean, take: Take): void {
  const takes = useAuditionedTakes(take);
  const at = takes.findIndex(({ id }) => id === take.id);
  const beside = [takes[at + 1], takes[at - 1]].flatMap((one) => one?.proxy ?? []);
  const wanted = isOpen ? beside.join(' ') : '';
  useEffect(() => {
    if (wanted === '') return;
    const control = new AbortController();
    for (const proxy of wanted.split(' ')) {
      fetch(`/media/${proxy}`, { signal: control.signal, priority: 'low' })
        .then((answer) => answer.arrayBuffer())
        // Whoever goes there asks again, and says why it could not be had.
        .catch(() => {});
    }
    return () => control.abort();
  }, [wanted]);
}
