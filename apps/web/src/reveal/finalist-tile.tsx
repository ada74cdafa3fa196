import { useState } from 'react';
import type { ReactNode } from 'react';
import type { Take } from '../api/wire.ts';
import type { PaintedFrame } from '../player/film-screen.ts';
import type { Film } from '../player/film.ts';
import { FilmView } from '../player/film-view.tsx';
import { canDecodeHere } from '../player/player-context.tsx';
import { TakePlayer } from '../takes/take-player.tsx';
import { TakeStill } from './take-still.tsx';
import type { Finalist } from './use-finalists.ts';
import classes from './duel.module.css';

/** One take of a duel, large and clean: in the film when it has its turn, else its own first frame. */
export function FinalistTile({
  finalist: { letter, take, film, gone },
  plays,
  chosen,
  stands,
  onChoose,
  onPoint,
  children,
}: {
  finalist: Finalist;
  plays: boolean;
  /** Somebody wants to see this one and no other. */
  chosen: boolean;
  /** A sample of the mix where it stands when it does not play; undefined where it plays alone. */
  stands: number | undefined;
  onChoose: () => void;
  onPoint: (on: boolean) => void;
  /** What is known of it, once everybody has pressed. */
  children?: ReactNode;
}) {
  const inFilm = film !== null && stands !== undefined && gone === null;
  return (
    <figure
      className={classes.tile}
      data-plays={(inFilm && plays) || undefined}
      onPointerMove={(event) => {
        if (event.pointerType === 'mouse') onPoint(true);
      }}
      onPointerLeave={() => onPoint(false)}
    >
      <div className={classes.picture}>
        {gone !== null ? (
          <>
            <TakeStill take={take} />
            <p className={classes.gone}>{gone}</p>
          </>
        ) : inFilm && (plays || canDecodeHere()) ? (
          <InFilm take={take} film={film} at={plays ? undefined : stands} />
        ) : inFilm || take === undefined ? (
          <TakeStill take={take} />
        ) : (
          <TakePlayer take={take} bare />
        )}
        <span className={`${classes.letter} tb-mono`} aria-hidden="true">
          {letter}
        </span>
        {inFilm && (
          <button
            type="button"
            className={classes.see}
            aria-pressed={chosen}
            aria-label={`See ${letter} in the film, again and again`}
            onClick={onChoose}
          />
        )}
      </div>
      {children}
    </figure>
  );
}

/** The film, and until its first picture has come the still of the take, so that nothing is black. */
function InFilm({
  take,
  film,
  at,
}: {
  take: Take | undefined;
  film: Film;
  at: number | undefined;
}) {
  const [hasPainted, setHasPainted] = useState(false);
  const [onPainted] = useState(() => ({ exact }: PaintedFrame) => {
    if (exact) setHasPainted(true);
  });
  return (
    <>
      <FilmView film={film} at={at} onPainted={onPainted} />
      {!hasPainted && canDecodeHere() && (
        <div className={classes.first}>
          <TakeStill take={take} />
        </div>
      )}
    </>
  );
}
