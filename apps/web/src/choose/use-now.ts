import { useEffect, useState } from 'react';

/** Milliseconds between two looks at the clock: nobody sees seconds. */
const LOOKS = 10_000;

/** The server's clock, in milliseconds since 1970: `ahead` is by how much this computer's is behind it. */
export function useNow(ahead = 0): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), LOOKS);
    return () => clearInterval(timer);
  }, []);
  return now + ahead;
}
