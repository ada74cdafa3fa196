import { Volume2, VolumeX } from 'lucide-react';
import { useChoosing } from '../choose/round-context.tsx';
import { sayHidden } from '../wall/wall-words.ts';
import type { ShotSound } from './use-shot-sound.ts';
import classes from './phone-choose.module.css';

/** What is heard, and who cannot see what: a phone is silent until it is tapped, and says so. */
export function SongLine({
  bars,
  sound: { status, failure, toggle },
  rests,
}: {
  /** `Bar 36`; null where the shot hangs nowhere on the song. */
  bars: string | null;
  sound: ShotSound;
  /** I have handed in: nothing plays. */
  rests: boolean;
}) {
  const { voters, me, nameOf } = useChoosing();
  const others = voters.filter(
    ({ part, answer, userId }) =>
      part === 'decides' && answer !== 'skipped' && userId !== me?.userId,
  );
  const hidden = sayHidden(
    me?.part ?? 'advises',
    others.map(({ userId }) => nameOf(userId)),
  );
  return (
    <div className={classes.line}>
      <p>
        {bars === null
          ? 'This shot hangs nowhere on the song.'
          : sayHeard(bars, rests ? 'none' : status)}{' '}
        {failure !== null && <span role="alert">{failure} </span>}
        {hidden}.
      </p>
      {bars !== null && !rests && status !== 'none' && (
        <button
          type="button"
          className={classes.sound}
          aria-label={status === 'playing' ? 'Sound off' : `Sound on: ${lower(bars)}`}
          onClick={toggle}
        >
          {status === 'playing' ? (
            <Volume2 size={18} aria-hidden="true" />
          ) : (
            <VolumeX size={18} aria-hidden="true" />
          )}
          {status === 'waits' && `Play ${lower(bars)}`}
        </button>
      )}
    </div>
  );
}

function sayHeard(bars: string, status: ShotSound['status']): string {
  if (status === 'waits') return 'Sound needs a tap.';
  if (status === 'none') return '';
  const plays = bars.startsWith('Bars') ? 'are playing' : 'is playing';
  return status === 'quiet' ? `${bars} ${plays}, without sound.` : `${bars} ${plays}.`;
}

const lower = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);
