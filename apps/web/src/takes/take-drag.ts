const TYPE = 'application/x-takeboard-takes';

/** Puts takes into a drag that begins, for whoever takes takes. */
export function dragTakes(
  { dataTransfer }: { dataTransfer: DataTransfer },
  ids: readonly string[],
) {
  dataTransfer.setData(TYPE, JSON.stringify(ids));
  dataTransfer.effectAllowed = 'copy';
}

/** Whether takes are being dragged; which ones the browser says only at the drop. */
export const areTakesDragged = ({ types }: DataTransfer): boolean => types.includes(TYPE);

/** The takes that were dropped; none when something else was. */
export function droppedTakes(data: DataTransfer): readonly string[] {
  const text = data.getData(TYPE);
  if (text === '') return [];
  const ids: unknown = JSON.parse(text);
  return Array.isArray(ids) ? ids.filter((id) => typeof id === 'string') : [];
}
