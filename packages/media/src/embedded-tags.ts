import type { MetadataTags } from 'mediabunny';

const MOST_TAGS = 64;
const MOST_TEXT = 65_536;

/** Names of the atoms that MP4 and MOV files keep their tags in. */
const NAMES: Readonly<Record<string, string>> = {
  '©nam': 'title',
  '©cmt': 'comment',
  '©des': 'description',
  desc: 'description',
  ldes: 'synopsis',
  '©ART': 'artist',
  '©alb': 'album',
  '©day': 'date',
  '©gen': 'genre',
  '©lyr': 'lyrics',
  '©too': 'encoder',
  '©swr': 'encoder',
  cprt: 'copyright',
};

/**
 * The texts that programs wrote into a file, by lower-case name: `title`, `comment`, `prompt`,
 * `workflow`, `encoder`, … Pictures and bytes are left out; so is what goes beyond 64 kB.
 */
export function embeddedTags(tags: MetadataTags): Readonly<Record<string, string>> {
  const { title, description, artist, comment, date, raw = {} } = tags;
  const found: Record<string, string> = {};
  let room = MOST_TEXT;
  const put = (name: string, text: unknown) => {
    const key = (NAMES[name] ?? name.replace(/^com\.apple\.quicktime\./u, '')).toLowerCase();
    if (typeof text !== 'string' || key === '' || key.length > 100) return;
    const clean = text.replaceAll('\0', '').trim();
    if (clean === '' || Object.hasOwn(found, key) || Object.keys(found).length >= MOST_TAGS) return;
    if (clean.length + key.length > room) return;
    room -= clean.length + key.length;
    found[key] = clean;
  };
  for (const [name, text] of Object.entries({ title, description, artist, comment }))
    put(name, text);
  if (date !== undefined && !Number.isNaN(date.getTime())) put('date', date.toISOString());
  for (const [name, value] of Object.entries(raw))
    put(name, Array.isArray(value) ? value.join('\n') : value);
  return found;
}
