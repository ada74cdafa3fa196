import { ActionIcon, Button } from '@mantine/core';
import { Maximize2, MonitorPlay, X } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useCommands } from '../commands/commands.tsx';
import { useSession } from '../live/use-session.tsx';
import { FilmBox } from '../player/film-box.tsx';
import { FilmView } from '../player/film-view.tsx';
import { useFilm } from '../player/film.ts';
import { usePlayerState } from '../player/player-context.tsx';
import classes from './watch.module.css';

/**
 * The film, small, in the corner of the board as soon as it plays; it stays while it is paused, since
 * one stops where there is something to see. Put away it comes back only when it is asked for.
 */
export function Monitor({
  wanted,
  onWanted,
  onWatch,
}: {
  wanted: boolean;
  onWanted: (wanted: boolean) => void;
  /** Shows the film large. */
  onWatch: () => void;
}) {
  const session = useSession();
  const film = useFilm();
  const playing = usePlayerState((state) => state.playing);
  const [hasPlayed, setHasPlayed] = useState(playing);
  if (playing && !hasPlayed) setHasPlayed(true);
  const isThere = hasPlayed && film !== null && film.cut.entries.length > 0;
  const isShown = isThere && wanted;

  useCommands(() =>
    film === null
      ? []
      : [
          {
            id: 'monitor',
            group: 'View',
            label: wanted ? 'Put the monitor away' : 'Show the film while it plays',
            words: 'monitor preview',
            run: () => onWanted(!wanted),
          },
        ],
  );

  // What else floats in this corner stands above it.
  useEffect(() => {
    if (!isShown) return;
    const { style } = document.documentElement;
    style.setProperty('--tb-monitor', `${HEIGHT + GAP}px`);
    return () => void style.removeProperty('--tb-monitor');
  }, [isShown]);

  if (!isThere || film === null) return null;
  if (!wanted) {
    return playing ? (
      <Button
        className={classes.comeBack}
        size="compact-sm"
        variant="default"
        leftSection={<MonitorPlay size={14} aria-hidden="true" />}
        onClick={() => onWanted(true)}
      >
        Show the film
      </Button>
    ) : null;
  }
  return (
    // Pressed twice the picture grows, as its button says.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <section
      className={classes.monitor}
      aria-label="Monitor"
      style={{ height: HEIGHT }}
      onDoubleClick={onWatch}
    >
      <FilmBox film={film}>
        <FilmView film={film} />
      </FilmBox>
      <div className={classes.monitorTools}>
        <ActionIcon
          variant="default"
          size={26}
          aria-label="Watch it large"
          title="Watch it large"
          onClick={onWatch}
        >
          <Maximize2 size={13} />
        </ActionIcon>
        <ActionIcon
          variant="default"
          size={26}
          aria-label="Put the monitor away"
          title="Put the monitor away"
          onClick={() => {
            onWanted(false);
            session.editorReady?.focus();
          }}
        >
          <X size={14} />
        </ActionIcon>
      </div>
    </section>
  );
}

/** Pixels. */
const HEIGHT = 144;
const GAP = 12;
