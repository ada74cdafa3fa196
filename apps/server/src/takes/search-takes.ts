import type { Database } from '../database/open-database.ts';

const MOST_WORDS = 12;
/** Of more takes than this nobody looks for the best one; they come newest first. */
const MOST_RANKED = 1000;

/**
 * The takes in whose name, folders, tool, prompt or notes every word occurs, best first; the last
 * word may be the beginning of one. English words are found in all their forms, and small ones (the,
 * of, with) are not asked for. Hidden and failed takes are found, too.
 */
export const searchTakes = async (
  { sql }: Pick<Database, 'sql'>,
  boardId: string,
  text: string,
): Promise<string[]> => {
  const words = wordsIn(text);
  if (words.length === 0) return [];
  // One row, however many takes: ten thousand rows would cost the driver more than the search itself.
  const [found] = await sql<{ ids: string[] | null }[]>`
    with word as (
      select n, value || case when n = ${words.length} then ':*' else '' end as term
      from json_array_elements_text(${JSON.stringify(words)}::text::json) with ordinality as w(value, n)
    ), asked as materialized (
      select string_agg(
        '(' || (to_tsquery('english', term) || to_tsquery('simple', term))::text || ')', ' & '
      )::tsquery as words
      from word
      where n = ${words.length} or numnode(to_tsquery('english', term)) > 0
    ), found as materialized (
      select id, imported_at from take
      where board_id = ${boardId} and search @@ (select words from asked)
    )
    select json_agg(id order by case when (select count(*) from found) <= ${MOST_RANKED} then (
        select ts_rank(search, (select words from asked)) from take where take.id = found.id
      ) end desc, imported_at desc, id) as ids
    from found`;
  return found?.ids ?? [];
};

/** Cut as the index is: at everything that is no letter or digit. */
const wordsIn = (text: string): string[] =>
  (
    text
      .normalize('NFC')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  ).slice(0, MOST_WORDS);
