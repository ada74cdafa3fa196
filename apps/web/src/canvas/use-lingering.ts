import { useEffect, useState } from 'react';

/** True while `now` is, and for so many milliseconds after. */
export function useLingering(now: boolean, milliseconds: number): boolean {
  const [lingers, setLingers] = useState(now);
  // Comes back at once: what is in sight again must not wait for an effect.
  if (now && !lingers) setLingers(true);
  useEffect(() => {
    if (now) return;
    const timer = setTimeout(() => setLingers(false), milliseconds);
    return () => clearTimeout(timer);
  }, [now, milliseconds]);
  return now || lingers;
}
