import { Check, Ear } from 'lucide-react';
import { useChoosing } from '../choose/round-context.tsx';
import { Avatar } from '../people/avatar.tsx';
import type { DuelStage } from './duel-words.ts';
import { namesOf } from './reader.ts';
import type { Reader } from './reader.ts';
import classes from './duel.module.css';

/** Who still listens and who has pressed; what, nobody is told before all have. */
export function DuelPeople({ people, reader }: { people: DuelStage['people']; reader: Reader }) {
  const { faceOf } = useChoosing();
  return (
    <ul className={classes.people} aria-label="Who has pressed">
      {people.map(({ userId, pressed }) => (
        <li key={userId}>
          <span aria-hidden="true" className={classes.face}>
            <Avatar person={faceOf(userId)} small />
          </span>
          <span className="tb-hidden">{namesOf([userId], reader)}: </span>
          {pressed ? 'has pressed' : 'listening'}
          {pressed ? <Check size={13} aria-hidden="true" /> : <Ear size={13} aria-hidden="true" />}
        </li>
      ))}
    </ul>
  );
}
