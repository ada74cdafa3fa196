import { useEffect, useState } from 'react';

/** Milliseconds for which the song is held back at most: one that does not play must not stop the others. */
const AT_MOST = 400;

/** Whether the first loop waits until all takes are there, so that they begin together with the song. */
export function useWaits(areThere: boolean): boolean {
  const [over, setOver] = useState(areThere);
  useEffect(() => {
    const timer = setTimeout(() => setOver(true), AT_MOST);
    return () => clearTimeout(timer);
  }, []);
  // Takes of other pages, or that come anew, begin within a loop.
  if (areThere && !over) setOver(true);
  return !over && !areThere;
}
