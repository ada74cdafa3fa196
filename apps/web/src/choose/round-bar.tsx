import { ActionIcon, Menu } from '@mantine/core';
import { Ellipsis } from 'lucide-react';
import { useState } from 'react';
import { useSession } from '../live/use-session.tsx';
import { ALL_ROUNDS, chooseDeskOf } from './choose-desk.ts';
import { sayCloses } from './deadline-words.ts';
import { EndRoundDialog, LeaveRoundDialog, SkipShotDialog } from './round-dialogs.tsx';
import type { Round, RoundShot } from './round-wire.ts';
import { ShotDots } from './shot-dots.tsx';
import { countDone, sayPlace } from './shot-states.ts';
import { isOpen, voterOf } from './stage-of.ts';
import { useNow } from './use-now.ts';
import classes from './round-bar.module.css';

/** Where the round is, and the ways out of it: another shot, not this one, without me, not at all. */
export function RoundBar({
  round,
  shot,
  ahead,
  mayEnd,
  onGo,
}: {
  round: Round;
  /** The shot in hand; null between shots. */
  shot: RoundShot | null;
  ahead: number;
  /** Who started it, and directors. */
  mayEnd: boolean;
  onGo: ((shotId: string) => void) | null;
}) {
  const session = useSession();
  const now = useNow(ahead);
  const [asking, ask] = useState<'skip' | 'leave' | 'end' | null>(null);
  const me = voterOf(round, session.me.userId);
  const close = () => ask(null);
  return (
    <section className={classes.bar} aria-label="This round">
      <span className={`${classes.scope} tb-line`} title={round.scope}>
        {round.scope}
      </span>
      <span className="tb-mono">
        {shot === null
          ? `${countDone(round)} of ${round.shots.length} done`
          : sayPlace(round, shot.shotId)}
      </span>
      <ShotDots round={round} at={shot?.shotId ?? null} onGo={onGo} />
      {round.deadline !== null && (
        <span className="tb-mono" role="timer">
          {sayCloses(round.deadline, now)}
        </span>
      )}
      {round.state === 'open' && (
        <Menu position="bottom-end" shadow="md">
          <Menu.Target>
            <ActionIcon
              variant="subtle"
              color="gray"
              size={28}
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
      )}
      {shot !== null && (
        <SkipShotDialog round={round} shot={shot} opened={asking === 'skip'} onClose={close} />
      )}
      <LeaveRoundDialog round={round} opened={asking === 'leave'} onClose={close} />
      <EndRoundDialog round={round} opened={asking === 'end'} onClose={close} />
    </section>
  );
}
