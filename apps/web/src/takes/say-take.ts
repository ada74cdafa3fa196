import type { Take } from '../api/wire.ts';
import { lengthOf } from './take-time.ts';

/** Why a take that came in is none yet, or became none, as a sentence; null while nothing is amiss. */
export function sayTrouble({ state, failure, name }: Take): string | null {
  if (state === 'failed') return failure?.message ?? `“${name}” could not be read.`;
  // The server's disk is full, or its storage is away: it goes on by itself.
  return state === 'waiting' ? (failure?.message ?? null) : null;
}

const IN_WORK: ReadonlySet<Take['state']> = new Set(['waiting', 'probing', 'decoding', 'deriving']);

/** The file has come, and the take is being made of it. */
export const isInWork = ({ state }: Take): boolean => IN_WORK.has(state);

/** What is being done with a take that is not ready, in a few words; undefined when it is ready. */
export function sayState(take: Take): string | undefined {
  const { state, progress } = take;
  const share = `${Math.floor(progress / 10)} %`;
  switch (state) {
    case 'uploading':
      return `Uploading ${share}`;
    case 'waiting':
      return sayTrouble(take) ?? 'Waiting its turn';
    case 'probing':
      return 'Looking at the file';
    case 'decoding':
      return `Preparing ${share}`;
    case 'deriving':
      return 'Making stills';
    case 'failed':
      return sayTrouble(take) ?? undefined;
    case 'ready':
      return undefined;
  }
}

/** All that a tile shows, for who listens. */
export function describeTile(take: Take, picked: boolean, short = 0): string {
  const said = [take.name];
  if (take.facts !== null && take.state === 'ready') {
    said.push(`${lengthOf(take.facts).toFixed(1)} seconds`);
    if (take.facts.hdr) said.push('HDR');
  }
  if (short > 0) said.push(sayTooShort(short));
  const state = sayState(take);
  if (state !== undefined) said.push(state);
  if (isDamaged(take)) said.push('damaged');
  if (picked) said.push('picked');
  if (!take.seen && take.state === 'ready') said.push('unseen');
  if (take.hidden) said.push('hidden by you');
  return said.join(', ');
}

/** Kept by somebody although some of it cannot be decoded. */
export const isDamaged = ({ state, failure }: Take): boolean =>
  state === 'ready' && failure?.code === 'damaged';

/** `7 f short`, as it stands on a picture. */
export const sayShort = (frames: number): string => `${frames} f short`;

/** The same in full. */
export const sayTooShort = (frames: number): string =>
  frames === 1 ? '1 frame too short for its shot' : `${frames} frames too short for its shot`;
