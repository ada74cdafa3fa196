/** The columns of the shot list, in order. */
export const COLUMNS = [
  { id: 'label', name: 'Number', width: '68px' },
  { id: 'title', name: 'Title', width: 'minmax(150px, 1.1fr)' },
  { id: 'prompt', name: 'Prompt', width: 'minmax(160px, 2fr)' },
  { id: 'bars', name: 'Bars', width: '72px' },
  { id: 'domain', name: 'About', width: '124px' },
  { id: 'status', name: 'Status', width: '92px' },
  { id: 'people', name: 'Looking', width: '92px' },
] as const;

export type Column = (typeof COLUMNS)[number];
export type ColumnId = Column['id'];

/** Columns that are edited in their cell. */
export const isEditable = (column: ColumnId): column is 'label' | 'title' | 'bars' | 'domain' =>
  column === 'label' || column === 'title' || column === 'bars' || column === 'domain';

/** What fits: a narrow list shows the prompt under the title. */
export function columnsFor(width: number): readonly Column[] {
  const dropped: readonly ColumnId[] =
    width < 560 ? ['prompt', 'bars', 'domain', 'status'] : width < 820 ? ['domain', 'status'] : [];
  return COLUMNS.filter(({ id }) => !dropped.includes(id));
}
