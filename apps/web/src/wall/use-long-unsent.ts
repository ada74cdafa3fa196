import { useEffect, useState } from 'react';

/** Milliseconds a mark may be on its way until that is worth a word. */
const LONG = 1_500;

/** Whether marks have not arrived for so long that it should be said. */
export function useLongUnsent(unsent: number): boolean {
  const [late, setLate] = useState(false);
  const waits = unsent > 0;
  useEffect(() => {
    if (!waits) return;
    const timer = setTimeout(() => setLate(true), LONG);
    return () => {
      clearTimeout(timer);
      setLate(false);
    };
  }, [waits]);
  return waits && late;
}
