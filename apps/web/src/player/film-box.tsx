import type { ReactNode } from 'react';
import type { Film } from './film.ts';
import classes from './film-box.module.css';

/** As large as the film's shape fits into what is around it, in its middle. */
export function FilmBox({ film: { picture }, children }: { film: Film; children: ReactNode }) {
  const shape = { '--shape': picture.width / picture.height } as React.CSSProperties;
  return (
    <div className={classes.room}>
      <div className={classes.box} style={shape}>
        {children}
      </div>
    </div>
  );
}
