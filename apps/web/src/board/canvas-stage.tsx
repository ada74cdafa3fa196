import { Suspense, lazy, useState } from 'react';
import { loadCanvas } from '../canvas/load-canvas.ts';
import { ErrorBoundary } from '../shell/error-boundary.tsx';
import classes from './board-screen.module.css';

const BoardCanvas = lazy(async () => ({
  default: (await loadCanvas()).BoardCanvas,
}));

/**
 * The canvas's place. Its code is fetched while the document is on its way. Once opened it stays
 * behind the list, where its history and camera live on; whoever only uses the list never loads it.
 */
export function CanvasStage({ shown }: { shown: boolean }) {
  const [wanted, setWanted] = useState(shown);
  if (shown && !wanted) setWanted(true);
  if (!wanted) return null;
  return (
    <div className={classes.view} data-hidden={!shown || undefined} inert={!shown}>
      <ErrorBoundary part="The canvas">
        <Suspense fallback={<div className={classes.view} aria-busy />}>
          <BoardCanvas />
        </Suspense>
      </ErrorBoundary>
    </div>
  );
}
