import { CloseButton } from '@mantine/core';
import type { BoardInfo, Decision } from '../api/wire.ts';
import { nameOfShot } from '../choose/scopes.ts';
import { useBoardValue, useSession, useSessionValue } from '../live/use-session.tsx';
import { sayClock } from '../shell/say-time.ts';
import { useTakes } from '../takes/take-queries.ts';
import { Reopen } from './reopen.tsx';
import { Still } from './still.tsx';
import { usePicksSince } from './use-picks-since.ts';
import classes from './decisions.module.css';
import floating from './picks-since.module.css';

/** What the others picked while one was away, each to be looked at or opened again. */
export function PicksSince({ info }: { info: BoardInfo }) {
  const { picks, dismiss } = usePicksSince();
  const view = useSessionValue((s) => s.view());
  // Whoever is choosing is not told what else was chosen.
  if (picks.length === 0 || view === 'choose') return null;
  return (
    <section className={floating.since} aria-label="Picks since you left" data-testid="picks-since">
      <header>
        <div role="status">
          <h2>{picks.length === 1 ? '1 pick' : `${picks.length} picks`} since you left</h2>
        </div>
        <CloseButton aria-label="I have seen them" onClick={dismiss} />
      </header>
      <ul>
        {picks.map((pick) => (
          <Picked key={pick.id} pick={pick} info={info} />
        ))}
      </ul>
    </section>
  );
}

function Picked({ pick, info }: { pick: Decision; info: BoardInfo }) {
  const session = useSession();
  const readOnly = useSessionValue((s) => s.readOnly());
  const shot = useBoardValue((board) => board.shot(pick.shotId));
  const { byId } = useTakes();
  const take = pick.takeId === null ? undefined : byId.get(pick.takeId);
  const isThere = shot !== undefined && shot.binned === null;
  const name = shot === undefined ? 'A shot that is gone' : nameOfShot(shot);
  const who =
    info.members.find(({ userId }) => userId === pick.madeBy)?.name ?? 'Somebody who left';
  return (
    <li>
      <button
        type="button"
        className={floating.sinceShot}
        disabled={!isThere}
        onClick={() => session.setLookingAt(pick.shotId)}
      >
        <Still take={take} />
        <span className={classes.rowText}>
          <span className={`${classes.shot} tb-line`} title={name}>
            {name}
          </span>
          <span className={`${classes.quiet} tb-line`} title={`${who}: ${take?.name ?? ''}`}>
            {pick.madeHow === 'hand' ? who : 'Together'}, {sayClock(pick.at)}
          </span>
        </span>
      </button>
      {isThere && !readOnly && (
        <Reopen
          small
          shotId={pick.shotId}
          name={name}
          decision={pick}
          members={info.members}
          onDone={() => undefined}
        />
      )}
    </li>
  );
}
