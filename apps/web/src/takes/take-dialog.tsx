import { Modal } from '@mantine/core';
import type { Take } from '../api/wire.ts';
import { useSessionValue } from '../live/use-session.tsx';
import { sayFacts } from './say-take.ts';
import { useTakeActions } from './take-actions.ts';
import { TakePlayer } from './take-player.tsx';
import classes from './take-dialog.module.css';

/** One take as large as the window allows; I and O mark its best range for everybody. */
export function TakeDialog({ take, onClose }: { take: Take | null; onClose: () => void }) {
  const readOnly = useSessionValue((session) => session.readOnly());
  const actions = useTakeActions();
  return (
    <Modal
      opened={take !== null}
      onClose={onClose}
      title={take?.name ?? ''}
      size="min(1100px, 94vw)"
    >
      {take !== null && (
        <div className={classes.body}>
          <div className={classes.stage}>
            <TakePlayer
              take={take}
              onRange={readOnly ? undefined : (range) => void actions.setRange(take.id, range)}
            />
          </div>
          <p className={`${classes.facts} tb-mono`}>{sayFacts(take)}</p>
        </div>
      )}
    </Modal>
  );
}
