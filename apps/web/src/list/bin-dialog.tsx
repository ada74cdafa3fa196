import { restoreShots } from '@takeboard/storyboard';
import type { Shot } from '@takeboard/storyboard';
import { Button, Modal } from '@mantine/core';
import { useBoardInfo } from '../api/board-queries.ts';
import { useBoardValue, useSession, useSessionValue } from '../live/use-session.tsx';
import { sayMinute } from '../shell/say-time.ts';
import classes from './shot-list.module.css';

/** Deleted shots; putting one back puts it where it was. */
export function BinDialog({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  return (
    <Modal opened={opened} onClose={onClose} title="Bin" size={520}>
      {opened && <Bin />}
    </Modal>
  );
}

function Bin() {
  const session = useSession();
  const bin = useBoardValue((board) => board.bin());
  const readOnly = useSessionValue((s) => s.readOnly());
  const members = useBoardInfo(session.boardId).data?.members ?? [];
  const nameOf = (userId: string | undefined) =>
    members.find((member) => member.userId === userId)?.name ?? 'somebody who left';
  const restore = (shots: readonly Shot[]) =>
    restoreShots(
      session.board,
      shots.map(({ id }) => id),
      session.command,
    );

  if (bin.length === 0) {
    return (
      <p className={classes.how}>
        The bin is empty. Deleted shots wait here with their prompts, and can be put back.
      </p>
    );
  }
  return (
    <>
      <ul className={classes.binned}>
        {bin.map((shot) => (
          <li key={shot.id}>
            <span className="tb-number tb-line">{shot.label}</span>
            <span style={{ minWidth: 0 }}>
              <span className="tb-line" style={{ display: 'block' }} title={shot.title}>
                {shot.title || 'Untitled shot'}
              </span>
              {shot.binned && (
                <span className={classes.who}>
                  {nameOf(shot.binned.by)}, {sayMinute(shot.binned.at)}
                </span>
              )}
            </span>
            <Button
              variant="default"
              size="compact-sm"
              disabled={readOnly}
              onClick={() => restore([shot])}
              aria-label={`Put shot ${shot.label} back`}
            >
              Put back
            </Button>
          </li>
        ))}
      </ul>
      {bin.length > 1 && !readOnly && (
        <Button variant="default" onClick={() => restore(bin)}>
          Put all {bin.length} back
        </Button>
      )}
    </>
  );
}
