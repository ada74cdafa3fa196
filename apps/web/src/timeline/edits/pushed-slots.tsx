import { Button, Popover } from '@mantine/core';
import { positionOfFrame } from '@takeboard/editorial';
import type { SongPosition } from '@takeboard/editorial';
import { placeShots } from '@takeboard/storyboard';
import { useEffect, useRef, useState } from 'react';
import { useBoardValue, useSession, useSessionValue } from '../../live/use-session.tsx';
import { tell } from '../../shell/toast.ts';
import { editFilmOf } from './edit-film.ts';
import { sayCount, sayFrameAt, sayFrames } from './place-words.ts';
import classes from './edits.module.css';

/**
 * Shots that do not begin where they were put, because somebody set another at the same place: who
 * pushed them is not undone, it is shown, and can be kept.
 */
export function PushedSlots() {
  const session = useSession();
  const { board, command } = session;
  const cut = useBoardValue((b) => b.cut());
  const readOnly = useSessionValue((s) => s.readOnly());
  const [open, setOpen] = useState(false);
  const count = (cut?.pushed.length ?? 0) + (cut?.leftOver.length ?? 0);
  useTellPushed();
  const film = editFilmOf(board);
  if (count === 0 || cut === null || film === null) return null;
  const labelOf = (shotId: string) => board.shot(shotId)?.label ?? '?';
  const pushed = cut.pushed.flatMap(({ slotId, wanted, got }) => {
    const slot = cut.entries.find((entry) => entry.slot.id === slotId)?.slot;
    return slot === undefined ? [] : [{ slot, wanted, got }];
  });
  const keep = () => {
    const places = new Map<string, SongPosition>(
      pushed.map(({ slot, got }) => [
        slot.shotId,
        positionOfFrame(film, got - slot.lead, film.fps),
      ]),
    );
    const refusal = placeShots(board, places, command);
    if (refusal !== null) tell(refusal);
    setOpen(false);
  };
  return (
    <Popover opened={open} onChange={setOpen} position="top" withinPortal={false} width={330}>
      <Popover.Target>
        <button
          type="button"
          className={classes.pushed}
          aria-expanded={open}
          onClick={() => setOpen(!open)}
        >
          {count} pushed
        </button>
      </Popover.Target>
      <Popover.Dropdown className={classes.values}>
        <p className={classes.note}>
          These do not begin where they were put: another shot was set there at the same time.
        </p>
        <ul className={classes.pushedList}>
          {pushed.map(({ slot, wanted, got }) => (
            <li key={slot.id}>
              <button type="button" onClick={() => session.setLookingAt(slot.shotId)}>
                <span className="tb-number">{labelOf(slot.shotId)}</span> begins at{' '}
                <span className="tb-mono">{sayFrameAt(film, got)}</span>,{' '}
                {sayFrames(Math.abs(got - wanted))} {got > wanted ? 'later' : 'earlier'} than set
              </button>
            </li>
          ))}
          {cut.leftOver.map(({ id, shotId }) => (
            <li key={id}>
              <span className="tb-number">{labelOf(shotId)}</span> has no frame left on the song
            </li>
          ))}
        </ul>
        {!readOnly && pushed.length > 0 && (
          <Button size="compact-xs" variant="default" onClick={keep}>
            Keep {pushed.length === 1 ? 'it' : 'them'} there
          </Button>
        )}
      </Popover.Dropdown>
    </Popover>
  );
}

/** Says which shot was pushed in the moment in which it is. */
function useTellPushed(): void {
  const { board } = useSession();
  const pushed = useBoardValue((b) => b.cut()?.pushed);
  const known = useRef<ReadonlySet<string> | null>(null);
  useEffect(() => {
    if (pushed === undefined) return;
    const now = new Set(pushed.map(({ slotId }) => slotId));
    const before = known.current;
    known.current = now;
    // What is pushed when the board is opened is no news; the word in the head says it.
    const fresh = before === null ? [] : pushed.filter(({ slotId }) => !before.has(slotId));
    const [first] = fresh;
    const film = editFilmOf(board);
    if (first === undefined || film === null) return;
    const entry = film.cut.entries.find(({ slot }) => slot.id === first.slotId);
    const label = board.shot(entry?.slot.shotId ?? '')?.label ?? '?';
    tell(
      fresh.length === 1
        ? `Shot ${label} was pushed to ${sayFrameAt(film, first.got)}: another was set where it began.`
        : `${sayCount(fresh.length, 'shot')} were pushed: others were set where they began.`,
    );
  }, [pushed, board]);
}
