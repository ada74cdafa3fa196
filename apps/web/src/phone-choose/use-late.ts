import { useEffect, useState } from 'react';

/** Whether something has been so for so many milliseconds: what takes as long as a request is told to nobody. */
export function useLate(isSo: boolean, milliseconds: number): boolean {
  const [isLate, setIsLate] = useState(false);
  useEffect(() => {
    if (!isSo) return undefined;
    const timer = setTimeout(() => setIsLate(true), milliseconds);
    return () => {
      clearTimeout(timer);
      setIsLate(false);
    };
  }, [isSo, milliseconds]);
  return isSo && isLate;
}
