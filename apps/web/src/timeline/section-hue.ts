/** Kinds of sections that are told apart by their tint; more than that begin anew. */
export const SECTION_HUES = 6;

/** A tint for each section, in the order given: two choruses have the same, whatever their number. */
export function sectionHues(names: readonly string[]): readonly number[] {
  const known = new Map<string, number>();
  return names.map((name) => {
    const kind = name
      .toLowerCase()
      .replace(/[\d\W_]+$/u, '')
      .trim();
    const hue = known.get(kind) ?? known.size % SECTION_HUES;
    known.set(kind, hue);
    return hue;
  });
}
