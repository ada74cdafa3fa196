import type { TakeOnCanvas } from '@takeboard/storyboard';
import type { Take } from '../api/wire.ts';

/** What a card on the canvas must know of a take. */
export const takeOnCanvas = ({ id, facts }: Take): TakeOnCanvas => ({
  takeId: id,
  aspect: facts === null ? 16 / 9 : facts.width / facts.height,
});
