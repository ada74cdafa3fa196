import type { TakeCardShape } from '@takeboard/storyboard';
import { CircleCheck, Eye, EyeOff, Film, Maximize2, Undo2, Unlink } from 'lucide-react';
import { useEditor } from 'tldraw';
import { useInFilm } from '../audition/use-in-film.ts';
import { useSession } from '../live/use-session.tsx';
import { poolOf } from '../pool/pool-store.ts';
import { useTakeActions } from '../takes/take-actions.ts';
import { usePicks, useTakes } from '../takes/take-queries.ts';
import { ContextAction } from './context-action.tsx';

/** What can be done with the one take that is selected on the canvas. */
export function TakeCardActions({ card }: { card: TakeCardShape }) {
  const editor = useEditor();
  const session = useSession();
  const actions = useTakeActions();
  const showInFilm = useInFilm();
  const { byId } = useTakes();
  const picks = usePicks();
  const take = byId.get(card.props.takeId);
  const shotId = take?.shotId ?? null;
  const isPick = take !== undefined && shotId !== null && picks.get(shotId)?.takeId === take.id;
  return (
    <>
      {take?.state === 'ready' && (
        <>
          <ContextAction
            label="Open it large"
            onClick={() => poolOf(session).set({ open: take.id })}
          >
            <Maximize2 />
          </ContextAction>
          <ContextAction label="In the film · hold Space" onClick={() => showInFilm(take.id)}>
            <Film />
          </ContextAction>
          {shotId !== null && (
            <ContextAction
              label={isPick ? 'Take the pick back · P' : 'Pick it · P'}
              onClick={() => void actions.pickTake(shotId, isPick ? null : take.id)}
            >
              {isPick ? <Undo2 /> : <CircleCheck />}
            </ContextAction>
          )}
          <ContextAction
            label={take.hidden ? 'Show it again · H' : 'Hide it for me · H'}
            onClick={() => void actions.hideTakes([take.id], !take.hidden)}
          >
            {take.hidden ? <Eye /> : <EyeOff />}
          </ContextAction>
        </>
      )}
      <ContextAction
        label="Remove the card, keep the take"
        onClick={() => {
          editor.markHistoryStoppingPoint('card removed');
          editor.deleteShapes([card.id]);
        }}
      >
        <Unlink />
      </ContextAction>
    </>
  );
}
