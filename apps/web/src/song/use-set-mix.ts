import { setMix } from '@takeboard/storyboard';
import { useEffect, useRef, useSyncExternalStore } from 'react';
import { useBoardValue, useSession, useSessionValue } from '../live/use-session.tsx';
import { tell } from '../shell/toast.ts';
import { tellMixIsHere } from './tell-mix-is-here.tsx';
import { mixOfFile } from './mix-of-file.ts';
import { songDeskOf } from './song-desk.ts';
import { useMixes } from './song-queries.ts';
import { useSongUploads } from './use-song-way.ts';

/**
 * Makes a song that has come in the song of the board, once it can be played and never before: on the
 * page of who brought it, or on any other's that saw it come when they are gone. Of two that come at
 * the same moment one becomes the song, and who brought the other is told.
 */
export function useSetMix(): void {
  const session = useSession();
  const { wishes } = useSongUploads();
  const wished = useSyncExternalStore(wishes.subscribe, wishes.all);
  const { mixes } = useMixes();
  const song = useBoardValue((board) => board.song());
  const people = useSessionValue((s) => s.people());
  // Until the server's document is here, the board may have a song that this page does not know of.
  const inTouch = useSessionValue((s) => s.save().kind === 'saved' || s.save().kind === 'saving');
  const readOnly = useSessionValue((s) => s.readOnly());
  /** Mixes that were not ready when this page first saw them. */
  const sawComing = useRef(new Set<string>());

  useEffect(() => {
    for (const { id, state } of mixes) if (state !== 'ready') sawComing.current.add(id);
  }, [mixes]);

  useEffect(() => {
    if (!inTouch || readOnly) return;
    for (const file of mixes) {
      const mix = mixOfFile(file);
      if (mix === null) continue;
      const wish = wished.get(file.id);
      if (wish === 'replace' && session.board.song() !== null) {
        // The dialog goes on by itself; who has closed it is called back, once.
        const { replacing } = songDeskOf(session).get();
        if (replacing === null) {
          wishes.drop(file.id);
          tellMixIsHere(session, file, `“${file.name}” is here.`);
        }
        continue;
      }
      const mine = wish !== undefined;
      const orphaned =
        sawComing.current.has(file.id) && !people.some(({ userId }) => userId === file.importedBy);
      if (!mine && !orphaned) continue;
      const there = session.board.song();
      if (there === null) {
        // On nobody's undo stack but theirs who brought it.
        const refused = setMix(session.board, mix, mine ? session.command : undefined);
        if (refused !== null) tell(refused);
        else if (mine) songDeskOf(session).set({ panel: true });
      } else if (mine && there.mix.mixId !== file.id) {
        const why = `“${there.mix.name}” became the song while “${file.name}” was coming.`;
        tellMixIsHere(session, file, why);
      }
      wishes.drop(file.id);
      sawComing.current.delete(file.id);
    }
  }, [session, wishes, wished, mixes, people, inTouch, readOnly]);

  /** What I made the song, for as long as it is: others may have done the same at that moment. */
  const was = useRef(song?.mix);
  useEffect(() => {
    const before = was.current;
    was.current = song?.mix;
    if (before === undefined || song === null || before.mixId === song.mix.mixId) return;
    const by = mixes.find(({ id }) => id === song.mix.mixId)?.importedBy;
    if (by === undefined || by === session.me.userId) return;
    const name = people.find(({ userId }) => userId === by)?.name ?? 'Somebody';
    tell(`The song is “${song.mix.name}” now, which ${name} brought. “${before.name}” is kept.`);
  }, [session, song, mixes, people]);
}
