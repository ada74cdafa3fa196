import { useBoardValue, useSessionValue } from '../live/use-session.tsx';
import { ChooseFiles } from './choose-files.tsx';
import { dropsOnShot } from './drop-place.ts';
import classes from './uploads.module.css';

/** A place that says it takes takes: of a shot, or of none; with dialogs for who does not drag. */
export function DropZone({ shotId }: { shotId: string | null }) {
  const shot = useBoardValue((board) => (shotId === null ? undefined : board.shot(shotId)));
  const readOnly = useSessionValue((session) => session.readOnly());
  if (readOnly) return null;
  return (
    <div className={classes.zone} {...(shotId === null ? {} : dropsOnShot(shotId))}>
      <p>
        {shot === undefined ? (
          'Drop video files or whole folders anywhere on the board'
        ) : (
          <>
            Drop takes of <b className="tb-number">{shot.label}</b> here
          </>
        )}
      </p>
      <ChooseFiles shotId={shotId} small={shot !== undefined} />
    </div>
  );
}
