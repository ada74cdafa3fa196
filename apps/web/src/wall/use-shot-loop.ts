import { FRAME_RATES, rational } from '@takeboard/editorial';
import type { Rational } from '@takeboard/editorial';
import { useEffect, useMemo } from 'react';
import type { Take } from '../api/wire.ts';
import { useBoardValue, useSession } from '../live/use-session.tsx';
import { useFilm } from '../player/film.ts';
import { sampleOfFrame } from '../player/frame-time.ts';
import { usePlainPlayer, usePlayerState } from '../player/player-context.tsx';
import { openLoopClock } from './loop-clock.ts';
import type { LoopClock, Stretch } from './loop-clock.ts';
import { loopOfTake } from './loop-of-take.ts';
import type { LoopedClip } from './loop-of-take.ts';

/** What the takes of a shot go round by. */
export interface ShotLoop {
  readonly clock: LoopClock;
  /** Of the film. */
  readonly fps: Rational;
  /** Why the takes go round without the song, as a sentence; null when they go with it. */
  readonly alone: string | null;
  /** Somebody has stopped the song, and the takes with it. */
  readonly stopped: boolean;
  /** How a take goes round; null for one without facts. The same function while nothing changes. */
  loopOf(take: Take): LoopedClip | null;
}

/**
 * Plays a shot's own bars round and round, and gives the clock for its takes. `rests` keeps both quiet;
 * `waits` does so until the takes are there to begin together.
 * A shot without a place on the song, or a song that does not sound, leaves the takes to go round by
 * themselves.
 */
export function useShotLoop(
  shotId: string,
  takeIds: readonly string[],
  { rests = false, waits = false }: { readonly rests?: boolean; readonly waits?: boolean } = {},
): ShotLoop {
  const { board } = useSession();
  const player = usePlainPlayer();
  const film = useFilm();
  const fpsName = useBoardValue((b) => b.picture()?.fps);
  const fps = film?.fps ?? (fpsName === undefined ? FALLBACK : FRAME_RATES[fpsName]);
  const entry = film?.cut.entries.find(({ slot }) => slot.shotId === shotId);
  const slotId = entry?.slot.id;
  const { start, end } = entry ?? { start: 0, end: 0 };
  // As text, which is the same until a trim is another.
  const trims = useBoardValue((b) =>
    slotId === undefined ? '' : JSON.stringify(takeIds.map((id) => b.trim(slotId, id))),
  );
  const rate = film?.song.mix.rate ?? 0;
  const samples = film?.song.mix.samples ?? 0;
  const stretch = useMemo<Stretch | null>(() => {
    if (end <= start || rate === 0) return null;
    const at = (frame: number) => Math.min(samples, sampleOfFrame(frame, rate, fps));
    return { from: at(start), to: at(end), rate, start, length: end - start };
  }, [start, end, rate, samples, fps]);

  const clock = useMemo(() => openLoopClock(player, stretch, fps), [player, stretch, fps]);
  useEffect(() => () => clock.close(), [clock]);
  useEffect(() => clock.wait(waits), [clock, waits]);

  useEffect(() => {
    if (stretch === null || rests || waits) return;
    const { from, to } = stretch;
    player.setLoop({ from, to });
    void player.play(from);
    // A page that nobody has touched may not sound: it begins with the first touch.
    const onTouch = () => {
      const { playing, failure } = player.state();
      if (!playing && failure !== null) void player.play(from);
    };
    window.addEventListener('pointerup', onTouch);
    window.addEventListener('keyup', onTouch);
    return () => {
      window.removeEventListener('pointerup', onTouch);
      window.removeEventListener('keyup', onTouch);
      player.pause();
      player.setLoop(null);
    };
  }, [player, stretch, rests, waits]);

  const status = usePlayerState((state) => state.status);
  const failure = usePlayerState((state) => state.failure);
  const playing = usePlayerState((state) => state.playing);
  const loopOf = useMemo(() => {
    const known = new WeakMap<Take, LoopedClip | null>();
    const length = stretch?.length;
    return (take: Take) => {
      const found = known.get(take);
      if (found !== undefined) return found;
      const slot =
        length === undefined || slotId === undefined
          ? null
          : { length, trim: board.trim(slotId, take.id) };
      const loop = loopOfTake(take, slot, fps);
      known.set(take, loop);
      return loop;
    };
    // What the trims say is read anew when they change.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [board, slotId, stretch?.length, fps, trims]);

  const alone = whyAlone({ hasFilm: film !== null, hangs: stretch !== null, status, failure });
  const stopped = alone === null && !playing && !rests && !waits;
  return useMemo(
    () => ({ clock, fps, alone, stopped, loopOf }),
    [clock, fps, alone, stopped, loopOf],
  );
}

/** A board without a picture has no film either; its takes still move. */
const FALLBACK = rational(24);

function whyAlone({
  hasFilm,
  hangs,
  status,
  failure,
}: {
  readonly hasFilm: boolean;
  readonly hangs: boolean;
  readonly status: string;
  readonly failure: string | null;
}): string | null {
  if (!hasFilm) return 'No song yet: each take goes round by itself.';
  if (!hangs) return 'This shot hangs nowhere on the song: each take goes round by itself.';
  if (failure !== null) return failure;
  return status === 'none' ? 'The song is not ready yet: the takes go round without it.' : null;
}
