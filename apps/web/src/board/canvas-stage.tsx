import { Suspense, lazy, useEffect, useState } from 'react';
import { loadCanvas } from '../canvas/load-canvas.ts';
import { useSessionValue } from '../live/use-session.tsx';
import { ErrorBoundary } from '../shell/error-boundary.tsx';
import classes from './board-screen.module.css';

const BoardCanvas = lazy(async () => ({
  default: (await loadCanvas()).BoardCanvas,
}));

/**
 * The canvas's place. Once opened it stays behind the list, where its history and camera live on;
 * whoever only uses the list never loads it.
 */
export function CanvasStage({ shown }: { shown: boolean }) {
  const loaded = useSessionValue((session) => session.loaded());
  const [wanted, setWanted] = useState(shown);
  if (shown && !wanted) setWanted(true);
  useEffect(() => {
    // Fetched while the document is on its way; if that fails, `lazy` fails too and says so.
    if (wanted) loadCanvas().catch(() => undefined);
  }, [wanted]);
  if (!wanted || !loaded) return <div className={classes.view} aria-busy={shown} />;
  return (
    <div className={classes.view} data-hidden={!shown || undefined} inert={!shown}>
      <ErrorBoundary part="The canvas">
        <Suspense fallback={null}>
          <BoardCanvas />
        </Suspense>
      </ErrorBoundary>
    </div>
  );
}
