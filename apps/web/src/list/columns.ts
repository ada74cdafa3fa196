export type ColumnId = 'label' | 'title' | 'prompt' | 'bars' | 'domain' | 'status' | 'people';

export interface Column {
  readonly id: ColumnId;
  readonly name: string;
  /** As CSS says it. */
  readonly width: string;
}

/** The columns of the shot list, in order. */
export const COLUMNS: readonly Column[] = [
  { id: 'label', name: 'Shot', width: '68px' },
  { id: 'title', name: 'Title', width: 'minmax(150px, 1.1fr)' },
  { id: 'prompt', name: 'Prompt', width: 'minmax(160px, 2fr)' },
  { id: 'bars', name: 'Bars', width: '72px' },
  { id: 'domain', name: 'About', width: '124px' },
  { id: 'status', name: 'Status', width: '92px' },
  { id: 'people', name: 'Looking', width: '92px' },
];

const STACKED: readonly Column[] = [
  { id: 'label', name: 'Shot', width: '52px' },
  { id: 'title', name: 'Title', width: 'minmax(0, 1fr)' },
  { id: 'people', name: 'Looking', width: '68px' },
];

/** Columns that are edited in their cell. */
export const isEditable = (column: ColumnId): column is 'label' | 'title' | 'bars' | 'domain' =>
  column === 'label' || column === 'title' || column === 'bars' || column === 'domain';

/** What fits: a narrow list shows the prompt under the title. */
export function columnsFor(width: number): readonly Column[] {
  if (width < 560) return STACKED;
  return width < 820 ? COLUMNS.filter(({ id }) => id !== 'domain' && id !== 'status') : COLUMNS;
}
