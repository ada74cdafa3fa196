import type { BoardInfo } from '../api/wire.ts';
import { RoundNotice } from './round-notice.tsx';
import { useChooseCommands } from './use-choose-commands.ts';

/** What of choosing together is everywhere on the board. */
export function ChooseLayer({ info }: { info: BoardInfo }) {
  useChooseCommands();
  return <RoundNotice info={info} />;
}
