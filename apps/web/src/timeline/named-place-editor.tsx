import { ActionIcon, Button, Popover, TextInput } from '@mantine/core';
import { positionAt } from '@takeboard/editorial';
import { removeMarker, removeSection, setMarker, setSection } from '@takeboard/storyboard';
import { Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useBoardValue, useSession, useSessionValue } from '../live/use-session.tsx';
import { usePlayer } from '../player/player-context.tsx';
import { tell } from '../shell/toast.ts';
import { useEditSettings } from './edits/edit-settings.ts';
import { sayPlace } from './say-place.ts';
import type { NamedPlace } from './use-name-places.ts';
import { useMemberOf } from './use-member-of.ts';
import classes from './named-place-editor.module.css';

/** Name and place of a section or a marker, above it; each change is one step of undo. */
export function NamedPlaceEditor({ place, onClose }: { place: NamedPlace; onClose: () => void }) {
  const { board, command } = useSession();
  const readOnly = useSessionValue((session) => session.readOnly());
  const song = useBoardValue((b) => b.song());
  const isMarker = place.kind === 'marker';
  const marker = useBoardValue((b) => b.markers().find(({ id }) => id === place.id));
  const section = useBoardValue((b) => b.sections().find(({ id }) => id === place.id));
  const player = usePlayer();
  const memberOf = useMemberOf();
  const [{ snap }] = useEditSettings();
  const named = isMarker ? marker : section;
  const [name, setName] = useState(named?.name ?? '');
  if (song === null || named === undefined) return null;

  const end = marker?.end ?? null;
  const told = (why: string | null) => {
    if (why !== null) tell(why);
  };
  const keep = () => {
    const wanted = name.trim();
    if (wanted === '' || wanted === named.name) return;
    told((isMarker ? setMarker : setSection)(board, place.id, { name: wanted }, command));
  };
  const close = () => {
    keep();
    onClose();
  };
  const here = () =>
    positionAt(
      { song: song.song, hasGrid: song.grid !== null },
      player.sample(),
      isMarker ? 'off' : snap,
    );
  const remove = () => {
    told((isMarker ? removeMarker : removeSection)(board, place.id, command));
    onClose();
  };
  return (
    <Popover
      opened
      onChange={(opened) => !opened && close()}
      position="top-start"
      withinPortal
      // Esc leaves the name as it was; a press elsewhere keeps it.
      closeOnEscape={false}
      shadow="md"
    >
      <Popover.Target>
        <span className={classes.editorAnchor} />
      </Popover.Target>
      <Popover.Dropdown
        className={classes.editor}
        aria-label={isMarker ? 'Marker' : 'Section'}
        onKeyDown={(event) => {
          event.stopPropagation();
          if (event.key === 'Escape') onClose();
        }}
      >
        <div className={classes.editorRow}>
          <TextInput
            size="xs"
            aria-label={isMarker ? 'Name of the marker' : 'Name of the section'}
            value={name}
            maxLength={80}
            readOnly={readOnly}
            data-autofocus
            onFocus={(event) => event.currentTarget.select()}
            onChange={(event) => setName(event.currentTarget.value)}
            onKeyDown={(event) => {
              if (event.key === 'Enter') close();
            }}
          />
          {!readOnly && (
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={`Delete “${named.name}”`}
              title="Delete"
              onClick={remove}
            >
              <Trash2 size={15} />
            </ActionIcon>
          )}
        </div>
        <p className={classes.editorPlace}>
          <span className="tb-mono">{sayPlace(song, named.start)}</span>
          {end !== null && <span className="tb-mono"> → {sayPlace(song, end)}</span>}
          {isMarker && marker !== undefined && ` · by ${memberOf(marker.by).name}`}
        </p>
        {!readOnly && (
          <div className={classes.editorRow}>
            <Button
              variant="default"
              size="compact-sm"
              onClick={() =>
                told(
                  (isMarker ? setMarker : setSection)(board, place.id, { start: here() }, command),
                )
              }
            >
              Begin at the playhead
            </Button>
            {isMarker && (
              <Button
                variant="default"
                size="compact-sm"
                onClick={() =>
                  told(setMarker(board, place.id, { end: end === null ? here() : null }, command))
                }
              >
                {end === null ? 'End at the playhead' : 'A single place'}
              </Button>
            )}
          </div>
        )}
      </Popover.Dropdown>
    </Popover>
  );
}
