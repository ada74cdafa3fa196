import { Drawer } from '@mantine/core';
import { useChoosing } from '../choose/round-context.tsx';
import type { Round, RoundVoter } from '../choose/round-wire.ts';
import { ShotsLeft } from '../choose/shots-left.tsx';
import { isOpen, waitsForMe } from '../choose/stage-of.ts';
import { SHEET_LOOK } from './sheet-look.ts';
import classes from './phone-choose.module.css';

/** All shots of the round with what is left; at one's own pace a tap takes one in hand. */
export function ShotsSheet({ round, onClose }: { round: Round; onClose: () => void }) {
  const { me, nameOf } = useChoosing();
  return (
    <Drawer
      {...SHEET_LOOK}
      opened
      onClose={onClose}
      title={sayShotsLeft(round, me)}
      closeButtonProps={{ 'aria-label': 'Close the list', size: 44 }}
    >
      <div className={classes.shots}>
        <ShotsLeft round={round} nameOf={nameOf} />
      </div>
    </Drawer>
  );
}

/** `3 left of 9` for me; live, where nobody has any of their own, for all. */
export function sayShotsLeft(
  { shots, pace }: Pick<Round, 'shots' | 'pace'>,
  me: RoundVoter | null,
): string {
  const left = shots.filter((shot) =>
    pace === 'live' || me === null ? isOpen(shot) : waitsForMe(shot, me),
  );
  return `${left.length === 0 ? 'None' : left.length} left of ${shots.length}`;
}
