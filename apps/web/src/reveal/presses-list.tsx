import type { RoundShot, RoundShotReveal } from '../choose/round-wire.ts';
import { useChoosing } from '../choose/round-context.tsx';
import { Avatar } from '../people/avatar.tsx';
import { sayPress } from './duel-words.ts';
import { namesOf } from './reader.ts';
import type { Reader } from './reader.ts';
import classes from './reveal.module.css';

/** Who pressed what in each run of a duel in which all have. */
export function PressesList({
  shot,
  reveal,
  reader,
}: {
  shot: RoundShot;
  reveal: RoundShotReveal;
  reader: Reader;
}) {
  const { faceOf } = useChoosing();
  if (reveal.presses.length === 0) return null;
  return (
    <section className={classes.part} aria-label="Presses">
      <h3 className="tb-label">Presses</h3>
      <ul className={classes.presses}>
        {reveal.presses.map(({ run, timesParked, of }) => (
          <li key={`${timesParked} ${run}`}>
            {of.map(({ userId, choice }) => (
              <span key={userId} className={classes.press}>
                <span aria-hidden="true" className={classes.who}>
                  <Avatar person={faceOf(userId)} small />
                </span>
                {namesOf([userId], reader)}: <b>{sayPress(choice, shot.finalists)}</b>
              </span>
            ))}
          </li>
        ))}
      </ul>
    </section>
  );
}
