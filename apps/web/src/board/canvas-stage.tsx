import { Suspense, lazy, useState } from 'react';
import { useSessionValue } from '../live/use-session.tsx';
import { ErrorBoundary } from '../shell/error-boundary.tsx';
import classes from './board-screen.module.css';

const BoardCanvas = lazy(async () => ({
  default: (await import('../canvas/canvas.tsx')).BoardCanvas,
}));

/**
 * The canvas's place. Once opened it stays behind the list, where its history and camera live on;
 * whoever only uses the list never loads it.
 */
export function CanvasStage({ shown }: { shown: boolean }) {
  const loaded = useSessionValue((session) => session.loaded());
  const [wanted, setWanted] = useState(shown);
  if (shown && !wanted) setWanted(true);
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
