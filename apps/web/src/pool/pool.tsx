import type { BoardInfo } from '../api/wire.ts';
import { useTakes } from '../takes/take-queries.ts';

/** All takes of the board: found, filtered, selected, filed. */
export function Pool({ info }: { info: BoardInfo; phone?: boolean }) {
  const { takes } = useTakes();
  return (
    <section aria-label={`Takes of ${info.title}`}>
      <h1>{takes.length} takes</h1>
    </section>
  );
}
