import { offerRealSizeBoard } from './support/real-size-board.ts';

/** Once a run; what it returns is called at the run's end. */
export default (): Promise<() => Promise<void>> => offerRealSizeBoard();
