import { Fragment } from 'react';
import type { CSSProperties } from 'react';
import type { Member } from '../api/wire.ts';
import { useLikedTakes } from './decision-queries.ts';
import { MarkSign, faceOf } from './said-mark.tsx';
import classes from './decisions.module.css';

/** Who loved or liked a take, and in which rounds: "♥ Dana · ✓ Milo, in Chorus 1". */
export function LikedBy({ takeId, members }: { takeId: string; members: readonly Member[] }) {
  const liked = useLikedTakes().get(takeId);
  if (liked === undefined) return null;
  return (
    <section aria-label="Loved or liked">
      <h3 className="tb-label">Loved or liked</h3>
      <ul className={classes.liked}>
        {liked.rounds.map(({ roundId, scope, marks }) => (
          <li key={roundId}>
            {marks.map(({ userId, name, mark }, i) => (
              <Fragment key={userId}>
                {i > 0 && <span aria-hidden="true"> · </span>}
                <span
                  className={classes.mark}
                  style={{ '--tb-who': faceOf(userId, name, members).color } as CSSProperties}
                >
                  <MarkSign mark={mark} />
                  <span className="tb-hidden">{mark === 'love' ? 'loved by ' : 'liked by '}</span>
                  <span>{name}</span>
                </span>
              </Fragment>
            ))}
            <span className={classes.quiet}>, in {scope}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
