import type { BoardInfo } from '../api/wire.ts';
import { useBoardValue, useSessionValue } from '../live/use-session.tsx';
import type { BoardDialog } from '../board/board-dialogs.tsx';
import { BoardSummary } from './board-summary.tsx';
import { ShotPanel } from './shot-panel.tsx';
import type { TitleRequest } from './shot-panel.tsx';
import classes from './shot-panel.module.css';

/** Beside the canvas: the selected shot, or the board as a whole. */
export function SidePanel({
  info,
  onDialog,
  title,
}: {
  info: BoardInfo;
  onDialog: (dialog: BoardDialog) => void;
  title: TitleRequest;
}) {
  const shotId = useSessionValue((session) => session.lookingAt());
  const shot = useBoardValue((board) => (shotId === null ? undefined : board.shot(shotId)));
  const reason = useSessionValue((session) => session.readOnlyReason());
  const loaded = useSessionValue((session) => session.loaded());
  return (
    <>
      {reason !== null && loaded && <p className={classes.why}>{reason}</p>}
      {shot !== undefined && shot.binned === null ? (
        <ShotPanel key={shot.id} shot={shot} info={info} title={title} />
      ) : (
        <BoardSummary info={info} onDialog={onDialog} />
      )}
    </>
  );
}
