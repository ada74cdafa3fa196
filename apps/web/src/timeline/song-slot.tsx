import type { Cut, PlacedSlot } from '@takeboard/storyboard';
import { CircleCheck, Lock, TriangleAlert } from 'lucide-react';
import { memo } from 'react';
import type { Take } from '../api/wire.ts';
import type { Person } from '../live/people.ts';
import { useBoardValue, useSession } from '../live/use-session.tsx';
import { AvatarStack } from '../people/avatar.tsx';
import { placeOnSong } from '../shot/place-on-song.ts';
import { sayStatus, statusOf } from '../shot/shot-status.ts';
import { dropsOnShot } from '../uploads/drop-place.ts';
import classes from './song-slot.module.css';

/** Pixels: below, a slot is only a picture; below, it has no room for signs beside its number. */
const SLIVER = 22;
const NARROW = 46;
/** Above, one still would be torn wide: it is repeated. */
const LONG = 320;

/** Says how much a slot has room for; called in the frame in which its width changes. */
export function fitSlot(slot: HTMLElement, width: number): void {
  const room =
    width < SLIVER ? 'sliver' : width < NARROW ? 'narrow' : width < LONG ? 'wide' : 'long';
  if (slot.dataset['room'] !== room) slot.dataset['room'] = room;
}

/** A shot in its place on the song: still, number, how far it is, who looks at it. */
export const SongSlot = memo(function SongSlot({
  slot: { id, shotId, locked },
  place,
  of,
  picked,
  face,
  takes,
  short,
  frames,
  selected,
  focusable,
  marked,
  here,
  onSelect,
  onShow,
}: {
  slot: PlacedSlot;
  /** What its words are read from. */
  cut: Cut;
  place: number;
  of: number;
  picked: boolean;
  /** Its pick, else its oldest take. */
  face: Take | undefined;
  /** How many takes of it are shown. */
  takes: number;
  /** Frames that its take is too short by; 0 when it is not. */
  short: number;
  /** Frames of its slot. */
  frames: number;
  selected: boolean;
  focusable: boolean;
  /** It is among those that are to be seen at a glance: what a round has picked. */
  marked: boolean;
  here: readonly Person[];
  onSelect: (shotId: string) => void;
  /** Brings its card into view on the canvas. */
  onShow: (shotId: string) => void;
}) {
  const { board } = useSession();
  const shot = useBoardValue((b) => b.shot(shotId));
  const panel = useBoardValue((b) => b.panelOf(shotId));
  const status = statusOf({ sketched: panel?.sketched === true, takes, picked });
  const image = face?.poster ?? panel?.image ?? '';
  const label = shot?.label ?? '';
  const title = shot?.title || 'Untitled shot';
  const on = placeOnSong(board, shotId);
  const said = [
    sayStatus(status, takes),
    ...(on === null ? [] : [`${on.from} to ${on.to}, ${on.frames} frames`]),
    ...(short > 0 ? [`its take is ${sayFrames(short)} too short`] : []),
    ...(locked ? ['locked'] : []),
    ...(marked ? ['picked in this round'] : []),
  ];
  const looking = here.length === 0 ? '' : `, looked at by ${here.map((p) => p.name).join(', ')}`;
  return (
    // The lane hears the keys of all its slots.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
    <div
      role="option"
      aria-selected={selected}
      aria-label={`Shot ${label} ${title}, ${said.join(', ')}${looking}`}
      aria-posinset={place}
      aria-setsize={of}
      tabIndex={focusable ? 0 : -1}
      className={classes.slot}
      style={{
        ...(face?.color ? { background: face.color } : {}),
        ...(short > 0 ? { '--tb-short': `${(100 * short) / frames}%` } : {}),
      }}
      title={`${label} ${title} · ${said.join(' · ')}`}
      data-slot-id={id}
      data-shot-id={shotId}
      {...dropsOnShot(shotId)}
      data-status={status}
      data-locked={locked || undefined}
      data-marked={marked || undefined}
      data-short={short > 0 || undefined}
      onClick={() => onSelect(shotId)}
      onDoubleClick={() => onShow(shotId)}
    >
      {image !== '' && (
        <span className={classes.still} style={{ backgroundImage: `url(/media/${image})` }} />
      )}
      <span className={classes.number} aria-hidden="true">
        {label}
        {picked && <CircleCheck className={classes.picked} size={10} strokeWidth={2.6} />}
      </span>
      {short > 0 && <span className={classes.missing} />}
      <span className={classes.signs} aria-hidden="true">
        {short > 0 && <TriangleAlert className={classes.short} size={12} strokeWidth={2.4} />}
        {locked && <Lock size={11} strokeWidth={2.4} />}
      </span>
      {here.length > 0 && (
        <span className={classes.people} aria-hidden="true">
          <AvatarStack people={here} small most={3} />
        </span>
      )}
    </div>
  );
});

const sayFrames = (frames: number): string => (frames === 1 ? '1 frame' : `${frames} frames`);
