import { ofSession, openHeld, useHeld } from '../live/desk.ts';
import { useSession } from '../live/use-session.tsx';

/** The take selected in the side panel or on the canvas: selecting it in one selects it in both. */
export const lookedAtTake = ofSession(() => openHeld<string | null>(null));

export function useLookedAtTake(): [string | null, (takeId: string | null) => void] {
  return [useHeld(lookedAtTake), lookedAtTake(useSession()).set];
}
