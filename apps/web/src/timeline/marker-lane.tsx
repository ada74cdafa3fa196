import { useMemo, useRef } from 'react';
import type { CSSProperties, KeyboardEvent } from 'react';
import { useBoardValue } from '../live/use-session.tsx';
import { usePlayer } from '../player/player-context.tsx';
import { NamedPlaceEditor } from './named-place-editor.tsx';
import type { SongFacts } from './song-facts.ts';
import { placeMarkers } from './song-markers.ts';
import type { TimelineView } from './timeline-view.ts';
import { useMemberOf } from './use-member-of.ts';
import type { NamePlaces } from './use-name-places.ts';
import { usePlacedSpans } from './use-placed-spans.ts';
import { useRoving } from './use-roving.ts';
import classes from './song-band.module.css';

/** Markers over the waveform, each in the colour and with the initials of who set it. */
export function MarkerLane({
  facts,
  view,
  places,
}: {
  facts: SongFacts;
  view: TimelineView;
  places: NamePlaces;
}) {
  const player = usePlayer();
  const memberOf = useMemberOf();
  const stored = useBoardValue((board) => board.markers());
  const markers = useMemo(() => placeMarkers(stored, facts), [stored, facts]);
  const strip = useRef<HTMLDivElement>(null);
  usePlacedSpans(view, strip, markers);
  const roving = useRoving(strip, markers.length);
  const { editing } = places;
  return (
    <div className={classes.markers} role="group" aria-label="Markers">
      <div ref={strip} className={classes.strip} {...roving.handlers}>
        {markers.map(({ id, name, by, from, isMoment }, index) => {
          const person = memberOf(by);
          const edit = () => places.edit({ kind: 'marker', id });
          const onKeyDown = (event: KeyboardEvent) => {
            if (event.key === 'F2') edit();
          };
          return (
            <div
              key={id}
              className={classes.marker}
              data-moment={isMoment || undefined}
              style={{ '--tb-who': person.color } as CSSProperties}
            >
              <button
                type="button"
                className={classes.flag}
                tabIndex={roving.tabIndexOf(index)}
                title={`${name} · ${person.name}`}
                aria-label={`${isMoment ? 'Moment' : 'Marker'} ${name}, by ${person.name}`}
                // Pressed once more it is named; at first one only wants to hear it.
                onClick={() => (player.sample() === from ? edit() : player.seek(from))}
                onKeyDown={onKeyDown}
              >
                <span
                  className={classes.flagWho}
                  data-letters={person.initials}
                  aria-hidden="true"
                />
                <span className={classes.flagName}>{name}</span>
              </button>
              {editing?.kind === 'marker' && editing.id === id && (
                <NamedPlaceEditor place={editing} onClose={() => places.edit(null)} />
              )}
            </div>
          );
        })}
      </div>
    </div>
  );
}
