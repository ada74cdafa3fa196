import { useEffect } from 'react';

/** Names the browser's tab after the screen. */
export function useTitle(title: string | undefined): void {
  useEffect(() => {
    document.title = title ? `${title} · Takeboard` : 'Takeboard';
  }, [title]);
}
