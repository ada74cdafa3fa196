import { Popover, SegmentedControl } from '@mantine/core';
import { TRANSITION_KINDS, formatRational } from '@takeboard/editorial';
import { useBoardValue, useSession } from '../../live/use-session.tsx';
import { usePicks } from '../../takes/take-queries.ts';
import type { SlotMenuAt } from './edit-state.ts';
import { sayMoved } from './place-words.ts';
import { readLead, readSpeed, readTransitionFrames } from './read-values.ts';
import { TRANSITION_WORDS } from './snap-words.ts';
import { USUAL_TRANSITION } from './selected-slot.ts';
import { PointTarget } from './point-target.tsx';
import { ValueField } from './value-field.tsx';
import type { SlotEdits } from './use-slot-edits.ts';
import classes from './edits.module.css';

/** How a slot is played: lead, speed, and how it joins the one before. Each field is one step of undo. */
export function SlotValues({
  at,
  edits,
  onClose,
}: {
  at: SlotMenuAt;
  edits: SlotEdits;
  onClose: () => void;
}) {
  const { actions } = edits;
  const { slotId } = at;
  const slot = useBoardValue((b) => b.slots().find(({ id }) => id === slotId));
  const label = useBoardValue((b) => b.shot(slot?.shotId ?? '')?.label ?? '?');
  const boardLead = useBoardValue((b) => b.lead());
  const takeId = usePicks().get(slot?.shotId ?? '')?.takeId ?? null;
  const speed = useBoardValue((b) => (takeId === null ? null : b.trim(slotId, takeId).speed));
  const { board } = useSession();
  if (slot === undefined) return null;
  const first = board.cut()?.entries[0]?.slot.id === slotId;
  const { transition } = slot;
  return (
    <Popover
      opened
      onChange={(opened) => {
        if (!opened) onClose();
      }}
      position="top-start"
      floatingStrategy="fixed"
      withinPortal={false}
      returnFocus={false}
      width={300}
    >
      <Popover.Target>
        <PointTarget at={at} label={`How shot ${label} plays`} />
      </Popover.Target>
      <Popover.Dropdown className={classes.values}>
        <h3 className="tb-label">Shot {label}</h3>
        <ValueField
          label="Lead in frames"
          hint={`as the board, ${sayMoved(boardLead)}`}
          value={slot.lead === null ? '' : String(slot.lead)}
          read={readLead}
          onValue={(lead) => actions.setLead(slotId, lead)}
        />
        <ValueField
          label="Speed"
          hint={takeId === null ? 'no pick yet' : ''}
          value={speed === null ? '' : formatRational(speed)}
          disabled={speed === null}
          read={readSpeed}
          onValue={(value) => actions.setSpeed(slotId, value)}
        />
        <SegmentedControl
          size="xs"
          fullWidth
          aria-label={`How shot ${label} begins`}
          disabled={first}
          data={[
            { value: 'cut', label: 'Cut' },
            ...TRANSITION_KINDS.map((kind) => ({ value: kind, label: TRANSITION_WORDS[kind] })),
          ]}
          value={transition?.kind ?? 'cut'}
          onChange={(value) => {
            const kind = TRANSITION_KINDS.find((each) => each === value);
            const frames = transition?.frames ?? USUAL_TRANSITION;
            actions.setTransition(slotId, kind === undefined ? null : { kind, frames });
          }}
        />
        {transition !== null && (
          <ValueField
            label="Frames of the transition"
            hint=""
            value={String(transition.frames)}
            read={readTransitionFrames}
            onValue={(frames) => actions.setTransition(slotId, { ...transition, frames })}
          />
        )}
      </Popover.Dropdown>
    </Popover>
  );
}
