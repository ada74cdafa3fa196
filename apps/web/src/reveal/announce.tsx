import { useEffect, useState } from 'react';

/** Milliseconds after which words come into a live region: what it is born with is not read out. */
const AFTER = 80;

/** Reads a sentence out to whoever listens, when it comes and whenever it is another one. */
export function Announce({ children: words }: { children: string }) {
  const [said, setSaid] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => setSaid(words), AFTER);
    return () => clearTimeout(timer);
  }, [words]);
  return (
    <p className="tb-hidden" role="status">
      {said}
    </p>
  );
}
