/** What one can press beside a finalist. K would stop the song, so parking goes by its own letter. */
export const MOVES = [
  { choice: 'yours', label: 'Yours', key: 'Y', says: 'I give way: take the one you press' },
  { choice: 'park', label: 'Park', key: 'P', says: 'leave it open until the whole cut plays' },
] as const;
