import { useEffect, useRef } from 'react';
import { useSession } from '../live/use-session.tsx';
import type { Film } from '../player/film.ts';
import { sampleOfFrame } from '../player/frame-time.ts';
import { usePlayer } from '../player/player-context.tsx';
import { useOnScreen } from './use-on-screen.ts';
import classes from './watch.module.css';

/** The shots of the film side by side under the thumb; a tap goes there. */
export function WatchStrip({ film }: { film: Film }) {
  const { board } = useSession();
  const player = usePlayer();
  const { at } = useOnScreen(film);
  const strip = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const shot = strip.current?.children[at];
    const { left = 0, width = 0 } = shot?.getBoundingClientRect() ?? {};
    const box = strip.current?.getBoundingClientRect();
    if (shot === undefined || box === undefined) return;
    // Not scrollIntoView, which would move the page with it.
    strip.current?.scrollBy({ left: left + width / 2 - box.left - box.width / 2 });
  }, [at]);
  return (
    <div ref={strip} className={classes.strip} role="group" aria-label="Shots of the film">
      {film.cut.entries.map(({ slot, start }, i) => {
        const picture = film.pictureOf(slot);
        const still =
          picture.kind === 'take'
            ? picture.take.poster
            : picture.kind === 'panel'
              ? picture.image
              : null;
        const shot = board.shot(slot.shotId);
        return (
          <button
            key={slot.id}
            type="button"
            className={classes.stripShot}
            aria-current={i === at}
            aria-label={`Shot ${shot?.label ?? ''} ${shot?.title ?? ''}`}
            onClick={() => player.seek(sampleOfFrame(start, film.song.mix.rate, film.fps))}
          >
            {still !== null && (
              <img src={`/media/${still}`} alt="" loading="lazy" decoding="async" />
            )}
            <span aria-hidden="true">{shot?.label}</span>
          </button>
        );
      })}
    </div>
  );
}
