import type { RoundShotReveal } from '../choose/round-wire.ts';
import { useTakes } from '../takes/take-queries.ts';
import { promptNotes } from './marks-by-take.ts';
import { namesOf } from './reader.ts';
import type { Reader } from './reader.ts';
import { shortName } from './short-name.ts';
import classes from './reveal.module.css';

/** What people would have otherwise, as notes for the next prompt. */
export function PromptNotes({ reveal, reader }: { reveal: RoundShotReveal; reader: Reader }) {
  const { byId } = useTakes();
  const notes = promptNotes(reveal);
  return (
    <section className={classes.part} aria-label="Notes for the next prompt">
      <h3 className="tb-label">Notes for the next prompt</h3>
      {notes.length === 0 ? (
        <p className={classes.quiet}>Nobody gave a reason. Z opens it again, to talk about it.</p>
      ) : (
        <ul className={classes.notes}>
          {notes.map(({ userId, text, takeId }) => (
            <li key={`${userId} ${takeId ?? ''}`}>
              <span className={classes.quiet}>
                {namesOf([userId], reader)}
                {takeId !== null &&
                  ` on “${shortName(byId.get(takeId)?.name ?? 'a take that is gone')}”`}
                :
              </span>{' '}
              {text}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
