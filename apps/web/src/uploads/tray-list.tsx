import { useVirtualizer } from '@tanstack/react-virtual';
import { useRef } from 'react';
import type { TrayRow } from './tray-facts.ts';
import { FileRow, TakeRow } from './tray-row.tsx';
import classes from './tray.module.css';

/** Pixels; what failed is measured, for its sentence takes room. */
const ROW = 36;

/** Every file and take on its way; only those in sight are in the page. */
export function TrayList({ rows }: { rows: readonly TrayRow[] }) {
  const scroller = useRef<HTMLUListElement>(null);
  // Only a compiler that memoizes would mind what it returns; there is none here.
  // oxlint-disable-next-line react/incompatible-library
  const list = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW,
    getItemKey: (index) => rows[index]?.key ?? index,
    overscan: 6,
  });
  return (
    <ul
      className={classes.list}
      ref={scroller}
      aria-label="Files and takes on their way"
      // It scrolls, so the keyboard must reach it.
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
    >
      <li aria-hidden="true" role="presentation" style={{ height: list.getTotalSize() }} />
      {list.getVirtualItems().map(({ index, key, start }) => {
        const row = rows[index];
        if (row === undefined) return null;
        return (
          <li
            key={key}
            ref={list.measureElement}
            data-index={index}
            aria-setsize={rows.length}
            aria-posinset={index + 1}
            className={classes.row}
            style={{ transform: `translateY(${start}px)` }}
          >
            {row.kind === 'file' ? <FileRow item={row.item} /> : <TakeRow take={row.take} />}
          </li>
        );
      })}
    </ul>
  );
}
