import { useMemo } from 'react';
import { useBoardValue } from '../live/use-session.tsx';
import { usePicks, useTakes } from '../takes/take-queries.ts';
import { slotSpans, songFacts } from '../timeline/song-facts.ts';
import { placeSections } from '../timeline/song-sections.ts';
import { scopeShots } from './scopes.ts';
import type { ScopeShot, SectionOfShots } from './scopes.ts';

/** What of the board can be chosen together: its shots, and the parts of the song they begin in. */
export function useScopes(): {
  readonly shots: readonly ScopeShot[];
  readonly sections: readonly SectionOfShots[];
  readonly loading: boolean;
} {
  const { byShot, loading } = useTakes();
  const picks = usePicks();
  const all = useBoardValue((board) => board.shots());
  const shots = useMemo(
    () =>
      scopeShots(
        all,
        (shotId) => byShot.get(shotId)?.all ?? [],
        (shotId) => picks.has(shotId),
      ),
    [all, byShot, picks],
  );
  return { shots, sections: useSectionsOfShots(), loading };
}

/** The parts of the song with the shots that begin in each; none without a song. */
export function useSectionsOfShots(): readonly SectionOfShots[] {
  const song = useBoardValue((board) => board.song());
  const cut = useBoardValue((board) => board.cut());
  const fps = useBoardValue((board) => board.picture()?.fps);
  const stored = useBoardValue((board) => board.sections());
  return useMemo(() => {
    if (song === null || cut === null || fps === undefined) return [];
    const facts = songFacts(song, cut, fps);
    const spans = slotSpans(facts);
    const sections = placeSections(stored, facts);
    const first = sections[0]?.from ?? 0;
    return sections.map(({ id, name, from, to }) => ({
      id,
      name,
      shotIds: cut.entries.flatMap(({ slot }, i) => {
        const span = spans[i];
        if (span === undefined) return [];
        // The film begins with the song, its first part often a little later.
        const at = span.from < first ? (span.from + span.to) / 2 : span.from;
        return at >= from && at < to ? [slot.shotId] : [];
      }),
    }));
  }, [song, cut, fps, stored]);
}
