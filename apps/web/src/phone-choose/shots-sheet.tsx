import { Drawer } from '@mantine/core';
import { useChoosing } from '../choose/round-context.tsx';
import type { Round, RoundShot } from '../choose/round-wire.ts';
import { useBoardValue } from '../live/use-session.tsx';
import classes from './phone-choose.module.css';

/** What is left of a round in which everybody goes at their own pace; a tap takes a shot in hand. */
export function ShotsSheet({
  round,
  onGo,
  onClose,
}: {
  round: Round;
  onGo: (shotId: string) => void;
  onClose: () => void;
}) {
  const { me, shot: inHand } = useChoosing();
  const shots = useBoardValue((board) => board.shots());
  const titles = new Map(shots.map(({ id, title }) => [id, title]));
  return (
    <Drawer
      opened
      onClose={onClose}
      position="bottom"
      size="auto"
      padding="md"
      title={sayShotsLeft(round, me?.userId ?? '')}
      closeButtonProps={{ 'aria-label': 'Close the list', size: 44 }}
      transitionProps={{ duration: 150 }}
      attributes={{ header: { role: 'presentation' } }}
      styles={{
        content: { background: 'var(--tb-panel)', borderRadius: '12px 12px 0 0' },
        header: { background: 'var(--tb-panel)' },
        body: { paddingBottom: 'calc(16px + env(safe-area-inset-bottom))' },
      }}
    >
      <ul className={classes.shots}>
        {round.shots.map((shot) => (
          <li key={shot.shotId}>
            <button
              type="button"
              className={classes.shot}
              aria-current={shot.shotId === inHand.shotId}
              disabled={!isInHandOf(shot)}
              onClick={() => onGo(shot.shotId)}
            >
              <span className="tb-number">{shot.label}</span>
              <span className="tb-line">{titles.get(shot.shotId) || 'Untitled shot'}</span>
              <span className={classes.shotState}>{sayShot(shot, me?.userId ?? '')}</span>
            </button>
          </li>
        ))}
      </ul>
    </Drawer>
  );
}

const isInHandOf = ({ state }: RoundShot): boolean =>
  state === 'choosing' || state === 'duel' || state === 'final-say';

/** `3 of 9 shots left for you` */
export function sayShotsLeft({ shots }: Pick<Round, 'shots'>, userId: string): string {
  const left = shots.filter(
    ({ state, ready }) => state === 'choosing' && !ready.includes(userId),
  ).length;
  const of = `${shots.length} ${shots.length === 1 ? 'shot' : 'shots'}`;
  return left === 0 ? `Nothing left for you of ${of}` : `${left} of ${of} left for you`;
}

const STATES: Readonly<Record<Exclude<RoundShot['state'], 'choosing'>, string>> = {
  duel: 'duel',
  'final-say': 'final say',
  picked: 'picked',
  none: 'none is good',
  parked: 'parked',
  skipped: 'left out',
  missed: 'missed',
};

function sayShot({ state, ready, takes }: RoundShot, userId: string): string {
  if (state !== 'choosing') return STATES[state];
  if (ready.includes(userId)) return 'you’re ready';
  return `${takes.length} ${takes.length === 1 ? 'take' : 'takes'}`;
}
