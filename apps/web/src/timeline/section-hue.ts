/** Tints of sections; those beyond begin anew. */
const SECTION_HUES = 6;

/** What songs are made of most has the same tint on every board. */
const USUAL = [/^(verse|strophe)/u, /^pre/u, /^(chorus|refrain|hook|drop)/u] as const;

/** A tint for each section, in the order given: two choruses have the same, whatever their number. */
export function sectionHues(names: readonly string[]): readonly number[] {
  const known = new Map<string, number>();
  let others = 0;
  return names.map((name) => {
    const kind = name
      .toLowerCase()
      .replace(/[\d\W_]+$/u, '')
      .trim();
    let hue = known.get(kind);
    if (hue === undefined) {
      const usual = USUAL.findIndex((pattern) => pattern.test(kind));
      hue = usual === -1 ? USUAL.length + (others++ % (SECTION_HUES - USUAL.length)) : usual;
      known.set(kind, hue);
    }
    return hue;
  });
}
