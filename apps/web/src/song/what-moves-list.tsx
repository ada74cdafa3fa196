import { useBoardValue } from '../live/use-session.tsx';
import type { Moved } from './what-moves.ts';
import classes from './replace-mix.module.css';

/** Shot by shot, what another mix moves. */
export function WhatMoves({ moves }: { moves: readonly Moved[] }) {
  if (moves.length === 0) return null;
  return (
    // Scrolled with the keyboard too.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className={classes.moves} role="region" aria-label="What moves" tabIndex={0}>
      <table>
        <thead>
          <tr>
            <th scope="col">Shot</th>
            <th scope="col">Begins</th>
            <th scope="col">Frames</th>
            <th scope="col">Take</th>
          </tr>
        </thead>
        <tbody>
          {moves.map((move) => (
            <Row key={move.shotId} move={move} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Row({ move: { shotId, starts, length, short, offEnd } }: { move: Moved }) {
  const shot = useBoardValue((board) => board.shot(shotId));
  return (
    <tr>
      <th scope="row">
        <span className="tb-number">{shot?.label}</span>{' '}
        <span className={classes.shotTitle}>{shot?.title}</span>
      </th>
      <td className="tb-mono">
        {offEnd
          ? 'past the end'
          : starts !== null &&
            `${starts.before} → ${starts.after} (${starts.by > 0 ? '+' : '−'}${Math.abs(starts.by)})`}
      </td>
      <td className="tb-mono">{length !== null && `${length.before} → ${length.after}`}</td>
      <td className={classes.short}>
        {short > 0 && `${short} ${short === 1 ? 'frame' : 'frames'} too short`}
      </td>
    </tr>
  );
}
