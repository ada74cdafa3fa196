import { useMemo } from 'react';
import type { DragEvent } from 'react';
import { useBoardValue, useSession, useSessionValue } from '../live/use-session.tsx';
import { usePicks, useTakes } from '../takes/take-queries.ts';
import { startShotDrag } from './edits/shot-drag.ts';
import type { SongFacts } from './song-facts.ts';
import { useTrayKeys } from './use-tray-keys.ts';
import classes from './shot-tray.module.css';

/** The shots that hang nowhere on the song, beside it. Drag one onto the song to hang it there. */
export function ShotTray({ facts: { cut } }: { facts: SongFacts }) {
  const session = useSession();
  const shots = useBoardValue((board) => board.shots());
  const active = useSessionValue((s) => s.lookingAt());
  const readOnly = useSessionValue((s) => s.readOnly());
  const { byId, byShot } = useTakes();
  const picks = usePicks();
  const loose = useMemo(() => {
    const hung = new Set(cut.entries.map(({ slot }) => slot.shotId));
    return shots.filter(({ id }) => !hung.has(id));
  }, [shots, cut]);
  const keys = useTrayKeys(loose, active, session.setLookingAt);
  if (loose.length === 0) return null;
  return (
    <aside className={classes.tray} data-song-tray aria-label="Shots not on the song">
      <p className={classes.count}>{loose.length} not on the song</p>
      <div
        className={classes.shots}
        role="listbox"
        aria-label="Shots not on the song"
        tabIndex={-1}
        onKeyDown={keys.onKeyDown}
      >
        {loose.map(({ id, label, title }, index) => {
          const takeId = picks.get(id)?.takeId ?? '';
          const face = byId.get(takeId) ?? byShot.get(id)?.takes[0];
          return (
            // The list hears the keys of all its shots.
            // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
            <div
              key={id}
              role="option"
              aria-selected={id === active}
              aria-label={`Shot ${label} ${title || 'Untitled shot'}, not on the song`}
              tabIndex={keys.tabIndexOf(index)}
              className={classes.shot}
              title={`${label} ${title || 'Untitled shot'}`}
              data-shot-id={id}
              draggable={!readOnly}
              onDragStart={(event: DragEvent) => startShotDrag(event, [id])}
              onClick={() => session.setLookingAt(id)}
            >
              {(face?.poster ?? '') !== '' && (
                <img src={`/media/${face?.poster}`} alt="" draggable={false} loading="lazy" />
              )}
              <span>{label}</span>
            </div>
          );
        })}
      </div>
    </aside>
  );
}
