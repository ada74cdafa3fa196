import { Button } from '@mantine/core';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useRef } from 'react';
import type { BoardInfo, Take } from '../api/wire.ts';
import { useSession } from '../live/use-session.tsx';
import { NextStepButtons } from '../takes/next-step-buttons.tsx';
import { sayState, sayTrouble } from '../takes/say-take.ts';
import type { TakeActions } from '../takes/take-actions.ts';
import { saySize } from '../uploads/say-size.ts';
import classes from './pool.module.css';

const ROW = 58;

/** Files that are no takes yet, or became none: what is being done with each, or why not and what next. */
export function NotReadyList({
  takes,
  info,
  actions,
  mayWrite,
}: {
  takes: readonly Take[];
  info: BoardInfo;
  actions: TakeActions;
  mayWrite: boolean;
}) {
  const scroller = useRef<HTMLDivElement>(null);
  // Only a compiler that memoizes would mind what it returns; there is none here.
  // oxlint-disable-next-line react/incompatible-library
  const rows = useVirtualizer({
    count: takes.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW,
    overscan: 8,
  });
  const names = new Map(info.members.map(({ userId, name }) => [userId, name]));
  return (
    <div ref={scroller} className={classes.grid}>
      <ul
        className={classes.files}
        aria-label="Files that are not ready"
        style={{ height: rows.getTotalSize() }}
      >
        {rows.getVirtualItems().map(({ index, start }) => {
          const take = takes[index];
          return (
            take !== undefined && (
              <li
                key={take.id}
                className={classes.file}
                tabIndex={-1}
                aria-posinset={index + 1}
                aria-setsize={takes.length}
                style={{ height: ROW, transform: `translateY(${start}px)` }}
              >
                <span className={classes.fileSaid}>
                  <strong className="tb-line" title={take.name}>
                    {take.name}
                  </strong>
                  <span
                    className={classes.why}
                    data-bad={sayTrouble(take) !== null || undefined}
                    title={sayState(take)}
                  >
                    {sayState(take)}
                  </span>
                </span>
                <span className={classes.fileFacts}>
                  {saySize(take.bytes)} · {names.get(take.importedBy) ?? 'somebody who left'}
                </span>
                {/* What was pressed is not offered any more: the keyboard stays with the file. */}
                <span
                  className={classes.fileActions}
                  role="presentation"
                  onClick={({ currentTarget }) => currentTarget.closest('li')?.focus()}
                >
                  <FileActions take={take} actions={actions} mayWrite={mayWrite} />
                </span>
              </li>
            )
          );
        })}
      </ul>
    </div>
  );
}

function FileActions({
  take,
  actions,
  mayWrite,
}: {
  take: Take;
  actions: TakeActions;
  mayWrite: boolean;
}) {
  const { me } = useSession();
  const button = (words: string, run: () => void) => (
    <Button size="compact-xs" variant="default" aria-label={`${words}: ${take.name}`} onClick={run}>
      {words}
    </Button>
  );
  if (take.state === 'uploading') {
    const mine = take.importedBy === me.userId;
    return mine || me.rights.includes('govern')
      ? button('Forget it', () => void actions.forgetTakes([take.id]))
      : null;
  }
  if (!mayWrite) return null;
  if (take.state !== 'failed') return button('Cancel', () => void actions.cancelTakes([take.id]));
  return <NextStepButtons take={take} actions={actions} />;
}
