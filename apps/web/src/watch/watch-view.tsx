import { useCallback, useRef } from 'react';
import { useCommands } from '../commands/commands.tsx';
import { FilmBox } from '../player/film-box.tsx';
import { FilmView } from '../player/film-view.tsx';
import { useFilm } from '../player/film.ts';
import { usePlayer } from '../player/player-context.tsx';
import { tell } from '../shell/toast.ts';
import { NothingToWatch } from './nothing-to-watch.tsx';
import { WatchControls } from './watch-controls.tsx';
import { WatchStrip } from './watch-strip.tsx';
import classes from './watch.module.css';

/** The whole film, large, with the song: does it work? On a phone everything is under one thumb. */
export function WatchView({ phone = false }: { phone?: boolean }) {
  const film = useFilm();
  const player = usePlayer();
  const view = useRef<HTMLElement>(null);
  const showLarge = useCallback(() => {
    if (document.fullscreenElement !== null) void document.exitFullscreen();
    else {
      view.current
        ?.requestFullscreen()
        .catch(() => tell('The browser did not let the film fill the screen.'));
    }
  }, []);
  const canFill = document.fullscreenEnabled;
  useCommands(() =>
    film !== null && canFill
      ? [{ id: 'fill', group: 'Watch', label: 'Fill the screen', keys: 'f', run: showLarge }]
      : [],
  );

  if (film === null || film.cut.entries.length === 0) return <NothingToWatch film={film} />;
  return (
    <section
      ref={view}
      className={classes.watch}
      aria-label="Watch"
      tabIndex={-1}
      data-phone={phone || undefined}
    >
      {/* A press on the picture is for the hand on the mouse; keys have Space, readers the button. */}
      {/* oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions */}
      <div className={classes.screen} onClick={() => player.toggle()}>
        <FilmBox film={film}>
          <FilmView film={film} />
        </FilmBox>
      </div>
      <WatchControls film={film} phone={phone} onFill={canFill && !phone ? showLarge : null} />
      {phone && <WatchStrip film={film} />}
    </section>
  );
}
