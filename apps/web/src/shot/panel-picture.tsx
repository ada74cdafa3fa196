import type { Shot } from '@takeboard/storyboard';
import { Button } from '@mantine/core';
import { useBoardValue, useSession, useSessionValue } from '../live/use-session.tsx';
import classes from './shot-panel.module.css';

/** The still that stands for a shot, in a box of the board's shape so that nothing jumps. */
export function PanelPicture({ shot }: { shot: Shot }) {
  const session = useSession();
  const canvas = useSessionValue((s) => s.editorReady);
  const panel = useBoardValue((board) => board.panelOf(shot.id));
  const picture = useBoardValue((board) => board.picture());
  const shape = picture ? `${picture.width} / ${picture.height}` : '16 / 9';

  if (panel && panel.image !== '') {
    return (
      <img
        className={classes.picture}
        style={{ aspectRatio: shape }}
        src={`/media/${panel.image}`}
        alt={`Panel of shot ${shot.label}`}
        loading="lazy"
      />
    );
  }
  return (
    <div className={classes.noPicture} style={{ aspectRatio: shape }}>
      <p>
        {panel?.sketched
          ? 'Sketched on the canvas.'
          : 'No panel yet. Draw one on the canvas, or drop a still on it there.'}
      </p>
      <Button
        variant="default"
        size="compact-sm"
        onClick={() => {
          session.setView('board');
          canvas?.zoomToShot(shot.id);
        }}
      >
        Show on the canvas
      </Button>
    </div>
  );
}
