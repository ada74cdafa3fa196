import { useTransportCommands } from './use-transport-commands.ts';
import { useSharedPlayhead } from './use-shared-playhead.ts';

/** What the player does wherever one is on the board: its keys, and playing together. Draws nothing. */
export function PlayerLayer() {
  useTransportCommands();
  useSharedPlayhead();
  return null;
}
