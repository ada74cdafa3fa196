import { useElementSize } from '@mantine/hooks';
import { GAP, layOut } from './grid-geometry.ts';
import classes from './pool.module.css';

/** Where the takes will be, while they are on their way. */
export function PoolSkeleton({ wished, aspect }: { wished: number; aspect: number }) {
  const { ref, width, height } = useElementSize();
  const { columns, tileHeight } = layOut(width, wished, aspect);
  const rows = tileHeight > 0 ? Math.ceil(height / (tileHeight + GAP)) : 0;
  return (
    <div className={classes.grid} aria-busy="true" aria-label="Takes are on their way">
      <div
        ref={ref}
        className={classes.skeleton}
        style={{ gridTemplateColumns: `repeat(${columns}, 1fr)`, gap: GAP }}
      >
        {Array.from({ length: Math.min(rows * columns, 120) }, (_, i) => (
          <span key={i} className="tb-skeleton" style={{ height: tileHeight }} />
        ))}
      </div>
    </div>
  );
}
