import { useMemo, useRef } from 'react';
import type { KeyboardEvent } from 'react';
import { Heart, Pencil } from 'lucide-react';
import { chooseDeskOf } from '../choose/choose-desk.ts';
import { useBoardValue, useSession, useSessionValue } from '../live/use-session.tsx';
import { usePlayer } from '../player/player-context.tsx';
import { NamedPlaceEditor } from './named-place-editor.tsx';
import type { SongFacts } from './song-facts.ts';
import { placeSections } from './song-sections.ts';
import type { PlacedSection } from './song-sections.ts';
import type { TimelineView } from './timeline-view.ts';
import { useHiddenBegins } from './use-hidden-begins.ts';
import type { NamePlaces } from './use-name-places.ts';
import { usePlacedSpans } from './use-placed-spans.ts';
import { useRoving } from './use-roving.ts';
import classes from './song-band.module.css';

/** The parts of the song by name. Pressing one goes to its beginning. */
export function SectionLane({
  facts,
  view,
  places,
}: {
  facts: SongFacts;
  view: TimelineView;
  places: NamePlaces;
}) {
  const session = useSession();
  const player = usePlayer();
  const readOnly = useSessionValue((session) => session.readOnly());
  const stored = useBoardValue((board) => board.sections());
  const sections = useMemo(() => placeSections(stored, facts), [stored, facts]);
  const strip = useRef<HTMLDivElement>(null);
  usePlacedSpans(view, strip, sections, { gap: 1 });
  useHiddenBegins(view, strip, sections);
  const roving = useRoving(strip, sections.length);

  const onKeyDown = (event: KeyboardEvent, section: PlacedSection) => {
    if (event.key === 'F2' && !readOnly) places.edit({ kind: 'section', id: section.id });
    else return;
    event.preventDefault();
  };
  const { editing } = places;
  return (
    <div className={classes.sections} role="group" aria-label="Sections of the song">
      <div ref={strip} className={classes.strip} {...roving.handlers}>
        {sections.map((section, index) => (
          <div key={section.id} className={classes.section} data-hue={section.hue}>
            <button
              type="button"
              className={classes.sectionName}
              tabIndex={roving.tabIndexOf(index)}
              title={`${section.name}${section.bars === null ? '' : ` · ${section.bars}`}`}
              onClick={() => player.seek(section.from)}
              onDoubleClick={() => {
                if (!readOnly) places.edit({ kind: 'section', id: section.id });
              }}
              onKeyDown={(event) => onKeyDown(event, section)}
            >
              <span>{section.name}</span>
              {section.bars !== null && <span className={classes.sectionBars}>{section.bars}</span>}
            </button>
            {!readOnly && (
              <button
                type="button"
                className={classes.sectionChoose}
                tabIndex={-1}
                aria-label={`Choose ${section.name} together`}
                title={`Choose ${section.name} together`}
                onClick={() => chooseDeskOf(session).start({ kind: 'section', id: section.id })}
              >
                <Heart size={10} />
              </button>
            )}
            {!readOnly && (
              <button
                type="button"
                className={classes.sectionEdit}
                tabIndex={-1}
                aria-label={`Rename ${section.name}`}
                onClick={() => places.edit({ kind: 'section', id: section.id })}
              >
                <Pencil size={10} />
              </button>
            )}
            {editing?.kind === 'section' && editing.id === section.id && (
              <NamedPlaceEditor place={editing} onClose={() => places.edit(null)} />
            )}
          </div>
        ))}
      </div>
    </div>
  );
}
