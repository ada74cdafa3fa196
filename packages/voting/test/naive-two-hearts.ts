import type { TallyInput } from '../src/index.ts';

/**
 * The two-hearts rule once more, straight from the words of the specification: a grid of marks, loops,
 * and a number for each take. It shares no code with the method that it is to check.
 *
 * @returns `absent`, `none`, `picked A` or `duel A B C`
 */
export function naiveTwoHearts({ takes, deciders, restDecide }: TallyInput): string {
  const grid: string[][] = [];
  let anyoneAbsent = false;
  for (const { ballot } of deciders) {
    if (ballot === null) anyoneAbsent = true;
    else grid.push(takes.map((take) => ballot.marks[take]?.mark ?? ''));
  }
  if (grid.length === 0 || (anyoneAbsent && !restDecide)) return 'absent';

  const isOut = takes.map(() => false);
  for (const { ballot, mayTakeOut } of deciders) {
    takes.forEach((take, column) => {
      if (mayTakeOut && ballot?.marks[take]?.ownFace) isOut[column] = true;
    });
  }

  // 10,000 for each ♥, less one for each ✗: nobody has so many deciders that they would meet.
  const worth = takes.map((_, column) => {
    let sum = 0;
    for (const row of grid) sum += row[column] === 'love' ? 10_000 : row[column] === 'no' ? -1 : 0;
    return sum;
  });
  const duel = (columns: readonly number[]): string => {
    const left = [...columns];
    const order: string[] = [];
    while (order.length < 4 && left.length > 0) {
      let best = 0;
      for (let i = 1; i < left.length; i += 1) {
        if (worth[left[i]!]! > worth[left[best]!]!) best = i;
      }
      order.push(takes[left.splice(best, 1)[0]!]!);
    }
    return `duel ${order.join(' ')}`;
  };

  const loved: number[] = [];
  const liked: number[] = [];
  for (let column = 0; column < takes.length; column += 1) {
    if (isOut[column]) continue;
    if (grid.every((row) => row[column] === 'love')) loved.push(column);
    if (grid.every((row) => row[column] === 'love' || row[column] === 'like')) liked.push(column);
  }
  if (loved.length > 0) return `picked ${takes[loved[0]!]!}`;
  if (liked.length === 1) return `picked ${takes[liked[0]!]!}`;
  if (liked.length > 1) return duel(liked);

  const wanted = takes.map(() => false);
  for (const row of grid) {
    const hasHeart = row.some((mark, column) => mark === 'love' && !isOut[column]);
    row.forEach((mark, column) => {
      if (mark === (hasHeart ? 'love' : 'like') && !isOut[column]) wanted[column] = true;
    });
  }
  const columns = takes.map((_, column) => column).filter((column) => wanted[column]);
  return columns.length === 0 ? 'none' : duel(columns);
}
