import { beginRealSizeBoard } from './support/real-size-board.ts';
import { test } from './support/test.ts';

/** First of all, so that it is there when the tests that need it begin, after all others. */
test('the board of the real size is begun', beginRealSizeBoard);
