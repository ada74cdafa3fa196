import { ChevronDown } from 'lucide-react';
import { SaveStatus } from '../board/save-status.tsx';
import { useChoosing } from '../choose/round-context.tsx';
import { RoundMenu } from '../choose/round-menu.tsx';
import type { Round, RoundShot } from '../choose/round-wire.ts';
import { numberAndTitle } from '../choose/shot-name.ts';
import { sayPlace } from '../choose/shot-states.ts';
import { useBoardValue } from '../live/use-session.tsx';
import { Logo } from '../shell/logo.tsx';
import { sayShotsLeft } from './shots-sheet.tsx';
import classes from './phone-choose.module.css';

/**
 * Which shot it is, and the how many-th; at one's own pace, how many are left. A tap lists them. It
 * stands in the place of the board's own header: there is room for one.
 */
export function ShotHead({
  round,
  shot,
  onShots,
}: {
  round: Round;
  shot: RoundShot;
  onShots: () => void;
}) {
  const { me } = useChoosing();
  const named = useBoardValue((board) => JSON.stringify(numberAndTitle(shot, board)));
  const { number, title } = JSON.parse(named) as ReturnType<typeof numberAndTitle>;
  return (
    <header className={classes.head}>
      <Logo />
      <h1 className={classes.title}>
        <span className="tb-mono">{number}</span>
        <span className="tb-line" title={title}>
          {title}
        </span>
      </h1>
      <SaveStatus compact />
      <button type="button" className={classes.place} onClick={onShots}>
        {round.pace === 'deadline' ? (
          sayShotsLeft(round, me)
        ) : (
          <span className="tb-mono" role="img" aria-label={sayPlace(round, shot.shotId)}>
            {round.shots.indexOf(shot) + 1} / {round.shots.length}
          </span>
        )}
        <ChevronDown size={14} aria-hidden="true" />
      </button>
      <RoundMenu round={round} shot={shot} size={44} />
    </header>
  );
}
