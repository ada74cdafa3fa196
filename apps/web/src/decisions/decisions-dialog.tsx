import { Button, Modal, NativeSelect } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useState } from 'react';
import type { BoardInfo, LoggedDecision } from '../api/wire.ts';
import { nameOfShot } from '../choose/scopes.ts';
import { useBoardValue } from '../live/use-session.tsx';
import { Trouble } from '../shell/trouble.tsx';
import { CheckLog } from './check-log.tsx';
import { useLogPages } from './decision-queries.ts';
import { DecisionRow } from './decision-row.tsx';
import classes from './decisions.module.css';

/** Everything that was ever decided on the board, newest first, and the proof that it is all there. */
export function DecisionsDialog({
  info,
  opened,
  onClose,
}: {
  info: BoardInfo;
  opened: boolean;
  onClose: () => void;
}) {
  const phone = useMediaQuery('(max-width: 640px)', false, { getInitialValueInEffect: false });
  return (
    <Modal opened={opened} onClose={onClose} title="Decisions" size={760} fullScreen={phone}>
      {opened && <Log info={info} />}
    </Modal>
  );
}

function Log({ info }: { info: BoardInfo }) {
  const shots = useBoardValue((board) => board.shots());
  const [shotId, setShotId] = useState('');
  const [open, setOpen] = useState<string | null>(null);
  const pages = useLogPages(shotId === '' ? null : shotId);
  const log = pages.data?.pages.flatMap((page) => page.log) ?? [];
  const names = new Map(shots.map((shot) => [shot.id, nameOfShot(shot)]));
  const faceOf = (decision: LoggedDecision) => {
    const shot = shots.find(({ id }) => id === decision.shotId);
    return shot === undefined
      ? { label: '', title: decision.entry?.shot ?? 'A shot without a name', gone: true }
      : { label: shot.label, title: shot.title || 'Untitled shot', gone: false };
  };
  const gone = [
    ...new Map(
      log
        .filter((each) => !names.has(each.shotId))
        .map((each) => [each.shotId, each.entry?.shot ?? 'A shot that is gone']),
    ),
  ];

  return (
    <div className={classes.body}>
      <CheckLog nameOf={(id) => names.get(id)} />
      <NativeSelect
        size="xs"
        className={classes.which}
        label="Of which shot"
        value={shotId}
        onChange={(event) => {
          setShotId(event.currentTarget.value);
          setOpen(null);
        }}
        data={[
          { value: '', label: 'All shots' },
          ...[...names].map(([value, label]) => ({ value, label })),
          ...gone.map(([value, label]) => ({ value, label: `${label} (no longer on the board)` })),
        ]}
      />
      {pages.isPending && <div className="tb-skeleton" style={{ height: 160 }} />}
      {pages.isError && pages.data === undefined && <Trouble error={pages.error} />}
      {pages.data !== undefined && log.length === 0 && (
        <p className={classes.quiet}>
          {shotId === ''
            ? 'Nothing is decided yet. Pick a take with P, or choose together: what you decide is kept here.'
            : 'Nothing is decided about this shot yet.'}
        </p>
      )}
      {log.length > 0 && (
        <ol className={classes.rows} aria-label="Decisions, newest first">
          {log.map((decision) => (
            <DecisionRow
              key={decision.id}
              decision={decision}
              members={info.members}
              shot={shotId === '' ? faceOf(decision) : null}
              opened={open === decision.id}
              onToggle={() => setOpen(open === decision.id ? null : decision.id)}
            />
          ))}
        </ol>
      )}
      {pages.hasNextPage && (
        <Button
          variant="default"
          loading={pages.isFetchingNextPage}
          onClick={() => void pages.fetchNextPage()}
        >
          Show older ones
        </Button>
      )}
    </div>
  );
}
