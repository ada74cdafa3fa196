import { useValue } from 'tldraw';
import type { TLStore } from 'tldraw';
import { TakeDialog } from '../takes/take-dialog.tsx';
import { useTakes } from '../takes/take-queries.ts';
import { useCanvasTakes } from './canvas-takes.ts';
import { closeTake, openedTake } from './opened-take.ts';

/** Tells the cards what the server knows of their takes, and shows the one that was opened. */
export function TakesOnCanvas({ store }: { store: TLStore }) {
  useCanvasTakes(store);
  const { byId } = useTakes();
  const takeId = useValue('opened take', () => openedTake(store), [store]);
  const take = takeId === null ? undefined : byId.get(takeId);
  return <TakeDialog take={take?.state === 'ready' ? take : null} onClose={closeTake} />;
}
