import { useEffect, useState } from 'react';
import { TAKE_CODES } from './read-wall-key.ts';

/** What the twelve keys write on most keyboards. */
const USUAL = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '0', '-', '='] as const;

/** What browsers that know the person's keyboard offer (Chromium, on secure pages). */
interface KnowsLayout {
  readonly keyboard?: { getLayoutMap?(): Promise<ReadonlyMap<string, string>> };
}

/** What is printed on the key of each place, for the layout given; the usual signs without one. */
export const labelsOf = (layout: ReadonlyMap<string, string> | null): readonly string[] =>
  TAKE_CODES.map((code, at) => layout?.get(code) ?? USUAL[at] ?? '');

/** The signs on this person's twelve keys, as far as the browser tells. */
export function useKeyLabels(): readonly string[] {
  const [labels, setLabels] = useState<readonly string[]>(USUAL);
  useEffect(() => {
    let gone = false;
    const { keyboard } = navigator as KnowsLayout;
    keyboard?.getLayoutMap?.().then(
      (layout) => {
        if (!gone) setLabels(labelsOf(layout));
      },
      // It may not be asked within a frame of another site: the usual signs stand.
      () => {},
    );
    return () => {
      gone = true;
    };
  }, []);
  return labels;
}
