import type { Take } from '../api/wire.ts';
import { sayTrouble } from '../takes/say-take.ts';
import { sayFiles } from '../uploads/say-size.ts';
import { GOES_ON } from './cancel-rest.tsx';

/** Why a board with files has no take that is ready; at least one take is given, and none is ready. */
export function sayNoneReady(takes: readonly Take[]): {
  readonly heading: string;
  readonly text: string;
} {
  const failed = takes.filter(({ state }) => state === 'failed').length;
  if (failed === takes.length) {
    return {
      heading:
        failed === 1 ? 'The file did not become a take' : `None of ${failed} files became a take`,
      text: 'Each says what is the matter and what to do next.',
    };
  }
  const held = takes.find((take) => take.state === 'waiting' && sayTrouble(take) !== null);
  const coming = sayFiles(takes.length - failed);
  const also = failed === 0 ? '' : ` ${sayFiles(failed)} did not become takes.`;
  return {
    heading: 'No take is ready yet',
    text:
      (held === undefined
        ? `${coming} on the way. ${GOES_ON}`
        : `${coming} on the way. ${sayTrouble(held) ?? ''}`) + also,
  };
}
