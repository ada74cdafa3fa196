import type { Take } from '../api/wire.ts';
import { lengthOf } from './take-time.ts';

/** What is being done with a take that is not ready, in a few words; undefined when it is ready. */
export function sayState({ state, progress, failure }: Take): string | undefined {
  const share = `${Math.floor(progress / 10)} %`;
  switch (state) {
    case 'uploading':
      return `Uploading ${share}`;
    case 'waiting':
      return 'Waiting its turn';
    case 'probing':
      return 'Looking at the file';
    case 'decoding':
      return `Preparing ${share}`;
    case 'deriving':
      return 'Making stills';
    case 'failed':
      return failure?.message ?? 'It could not be read.';
    case 'ready':
      return undefined;
  }
}

/** All that a tile shows, for who listens. */
export function describeTile(take: Take, picked: boolean): string {
  const said = [take.name];
  if (take.facts !== null && take.state === 'ready') {
    said.push(`${lengthOf(take.facts).toFixed(1)} seconds`);
    if (take.facts.hdr) said.push('HDR');
  }
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
