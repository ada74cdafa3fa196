import { useSession } from '../live/use-session.tsx';
import { auditionOf } from './audition-store.ts';

/** Plays a take in the film until it is closed, for who does not hold a key. */
export function useInFilm(): (takeId: string) => void {
  const session = useSession();
  return (takeId) => auditionOf(session).open(takeId, { held: false });
}
