import { Button } from '@mantine/core';
import type { BoardInfo } from '../api/wire.ts';
import { useBoardValue, useSession, useSessionValue } from '../live/use-session.tsx';
import { useTakes } from '../takes/take-queries.ts';
import { RoundsList } from './rounds-list.tsx';
import { StartView } from './start-view.tsx';
import classes from './choose-view.module.css';

/** No round in hand: those that go on, what earlier ones have left, and a new one. */
export function RoundsView({ info }: { info: BoardInfo }) {
  const loaded = useSessionValue((s) => s.loaded());
  const shots = useBoardValue((board) => board.shots());
  const { takes, loading } = useTakes();
  if (!loaded || loading) return <div className={classes.choose} aria-busy />;
  const hasSomething = shots.some(({ id }) => takes.some(({ shotId }) => shotId === id));
  return (
    <div className={classes.rounds}>
      <RoundsList info={info} />
      {!hasSomething ? (
        <NothingToChoose shots={shots.length} />
      ) : info.rights.includes('write') ? (
        <StartView info={info} />
      ) : (
        <div className={classes.empty}>
          <h1>Choose together</h1>
          <p>
            You are asked here as soon as somebody who may change the board begins. Until then you
            can look at all takes.
          </p>
        </div>
      )}
    </div>
  );
}

function NothingToChoose({ shots }: { shots: number }) {
  const session = useSession();
  return (
    <div className={classes.empty}>
      <h1>Nothing to choose yet</h1>
      {shots === 0 ? (
        <>
          <p>There are no shots. Paste the shot list, or make the first one.</p>
          <Button onClick={() => session.setView('list')}>Go to the shots</Button>
        </>
      ) : (
        <>
          <p>No shot has takes. Bring some in and file them under their shots.</p>
          <Button onClick={() => session.setView('pool')}>Go to the takes</Button>
        </>
      )}
    </div>
  );
}
