import { positionAt } from '@takeboard/editorial';
import { addMarker, addSection } from '@takeboard/storyboard';
import { useState } from 'react';
import { useCommands } from '../commands/commands.tsx';
import { useBoardValue, useSession, useSessionValue } from '../live/use-session.tsx';
import { usePlayer } from '../player/player-context.tsx';
import { useEditSettings } from './edits/edit-settings.ts';
import { sayPlace } from './say-place.ts';

/** A section or marker by its id. */
export interface NamedPlace {
  readonly kind: 'section' | 'marker';
  readonly id: string;
}

/** Naming places of the song: what is being named now, and how more come to be. */
export interface NamePlaces {
  readonly editing: NamedPlace | null;
  edit(place: NamedPlace | null): void;
  addMarker(): void;
  addSection(): void;
  /** What was done last, for those who cannot see it. */
  readonly said: string;
}

/**
 * Markers and sections begin at the playhead, on the nearest line that is snapped to. While the song
 * plays nothing is asked: who taps markers along names them afterwards.
 */
export function useNamePlaces(): NamePlaces {
  const { board, command, me } = useSession();
  const readOnly = useSessionValue((session) => session.readOnly());
  const song = useBoardValue((b) => b.song());
  const player = usePlayer();
  const [{ snap }] = useEditSettings();
  const [editing, edit] = useState<NamedPlace | null>(null);
  const [said, say] = useState('');

  const make = (kind: NamedPlace['kind'], snapTo: typeof snap) => {
    if (song === null || board.song() === null) return;
    const ruler = { song: song.song, hasGrid: song.grid !== null };
    const start = positionAt(ruler, player.sample(), snapTo);
    const all = kind === 'marker' ? board.markers() : board.sections();
    const name = `${kind === 'marker' ? 'Marker' : 'Section'} ${all.length + 1}`;
    const id =
      kind === 'marker'
        ? addMarker(board, { name, start, end: null, by: me.userId }, command)
        : addSection(board, { name, start }, command);
    say(`${name} at ${sayPlace(song, start)}.`);
    if (!player.state().playing) edit({ kind, id });
  };
  // A marker stands on the sound one heard; a section begins with a bar or beat.
  const addMarkerHere = () => make('marker', 'off');
  const addSectionHere = () => make('section', snap);

  useCommands(() =>
    readOnly || song === null
      ? []
      : [
          {
            id: 'add marker',
            group: 'Timeline',
            label: 'Set a marker at the playhead',
            words: 'moment note',
            keys: 'm',
            run: addMarkerHere,
          },
          {
            id: 'add section',
            group: 'Timeline',
            label: 'Begin a section at the playhead',
            words: 'verse chorus bridge',
            keys: 'shift+m',
            run: addSectionHere,
          },
        ],
  );
  return { editing, edit, addMarker: addMarkerHere, addSection: addSectionHere, said };
}
