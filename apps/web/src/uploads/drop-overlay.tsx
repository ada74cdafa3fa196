import { Upload } from 'lucide-react';
import { useSession } from '../live/use-session.tsx';
import { sayClock } from '../shell/say-time.ts';
import { copiedPrompt } from './declared.ts';
import type { DropPlace } from './drop-place.ts';
import { useFileDrop } from './use-file-drop.ts';
import classes from './uploads.module.css';

/** While files are dragged over the board: where they would land, framed and said. */
export function DropOverlay() {
  const place = useFileDrop();
  return place === null ? null : <Place place={place} />;
}

function Place({ place: { shotId, box, song } }: { place: DropPlace }) {
  const session = useSession();
  const reason = session.readOnlyReason();
  const shot = shotId === null ? undefined : session.board.shot(shotId);
  const copied = shotId === null ? null : copiedPrompt(session.boardId, shotId);
  return (
    <div className={classes.overlay} data-refused={reason !== null || undefined} role="status">
      <div
        className={classes.frame}
        data-whole={box === null || undefined}
        style={box === null ? undefined : { left: box.x, top: box.y, width: box.w, height: box.h }}
      />
      <p className={classes.says}>
        <Upload size={16} aria-hidden="true" />
        <span>
          {reason ??
            (song === true ? (
              session.board.song() === null ? (
                'Drop the song here'
              ) : (
                'Drop it here: another mix of the song?'
              )
            ) : shot === undefined ? (
              'Drop takes here. They wait in Takes until you say which shot they are.'
            ) : (
              <>
                Drop takes of <b className="tb-number">{shot.label}</b> here
              </>
            ))}
        </span>
        {reason === null && copied !== null && (
          <small>with the prompt copied {sayClock(copied.at)}</small>
        )}
      </p>
    </div>
  );
}
