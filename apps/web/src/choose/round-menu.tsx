import { ActionIcon, Menu } from '@mantine/core';
import { Ellipsis } from 'lucide-react';
import { useState } from 'react';
import { useSession } from '../live/use-session.tsx';
import { ALL_ROUNDS, chooseDeskOf } from './choose-desk.ts';
import { mayEndRound } from './round-context.tsx';
import { EndRoundDialog, LeaveRoundDialog, SkipShotDialog } from './round-dialogs.tsx';
import type { Round, RoundShot } from './round-wire.ts';
import { isOpen, voterOf } from './stage-of.ts';

/** The ways out of a round: another one, not this shot, without me, not at all. */
export function RoundMenu({
  round,
  shot,
  size = 28,
}: {
  round: Round;
  /** The shot in hand; null between shots. */
  shot: RoundShot | null;
  /** Pixels of its button. */
  size?: number;
}) {
  const session = useSession();
  const [asking, ask] = useState<'skip' | 'leave' | 'end' | null>(null);
  const me = voterOf(round, session.me.userId);
  const mayEnd = mayEndRound(round, session.me);
  const close = () => ask(null);
  return (
    <>
      <Menu position="bottom-end" shadow="md">
        <Menu.Target>
          <ActionIcon
            variant="subtle"
            color="gray"
            size={size}
            aria-label="More about this round"
            title="More about this round"
          >
            <Ellipsis size={16} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {mayEnd && shot !== null && isOpen(shot) && (
            <Menu.Item onClick={() => ask('skip')}>Leave this shot out…</Menu.Item>
          )}
          <Menu.Item onClick={() => chooseDeskOf(session).set({ roundId: ALL_ROUNDS })}>
            Look at all rounds
          </Menu.Item>
          {me !== undefined && me.answer !== 'skipped' && (
            <Menu.Item onClick={() => ask('leave')}>Leave the round…</Menu.Item>
          )}
          {mayEnd && <Menu.Item onClick={() => ask('end')}>End it for everybody…</Menu.Item>}
        </Menu.Dropdown>
      </Menu>
      {shot !== null && (
        <SkipShotDialog round={round} shot={shot} opened={asking === 'skip'} onClose={close} />
      )}
      <LeaveRoundDialog round={round} opened={asking === 'leave'} onClose={close} />
      <EndRoundDialog round={round} opened={asking === 'end'} onClose={close} />
    </>
  );
}
