import { useEffect, useRef, useState } from 'react';
import { ApproximateView } from './approximate-view.tsx';
import type { Film } from './film.ts';
import { openFilmScreen } from './film-screen.ts';
import type { FilmScreen, PaintedFrame } from './film-screen.ts';
import { canDecodeHere, usePlayer } from './player-context.tsx';
import classes from './film-view.module.css';

interface Props {
  readonly film: Film;
  /**
   * A sample of the mix where it stands, with what comes after it made ready, whatever is heard. Without
   * it the film follows what is heard.
   */
  readonly at?: number | undefined;
  /** For whoever measures. Pass a constant. */
  readonly onPainted?: ((painted: PaintedFrame) => void) | undefined;
}

/** The film at what is heard. Takes the width it is given, in the shape of the board's picture. */
export function FilmView(props: Props) {
  return canDecodeHere() ? <ExactView {...props} /> : <ApproximateView film={props.film} />;
}

function ExactView({ film, at, onPainted }: Props) {
  const player = usePlayer();
  const canvas = useRef<HTMLCanvasElement>(null);
  const screen = useRef<FilmScreen>(undefined);
  const latest = useRef({ film, at: at ?? null });
  const [late, setLate] = useState(false);

  useEffect(() => {
    latest.current = { film, at: at ?? null };
    screen.current?.show(film, at ?? null);
  }, [film, at]);
  useEffect(() => {
    if (canvas.current === null) return;
    const opened = openFilmScreen({
      canvas: canvas.current,
      player,
      ...latest.current,
      onPainted,
      onLate: setLate,
    });
    screen.current = opened;
    return () => {
      screen.current = undefined;
      opened.close();
    };
  }, [player, onPainted]);

  const { width, height } = film.picture;
  return (
    <div className={classes.view} style={{ aspectRatio: `${width} / ${height}` }}>
      <canvas ref={canvas} className={classes.canvas} role="img" aria-label="The film" />
      {late && <p className={classes.note}>The picture is on its way</p>}
    </div>
  );
}
