import type { Take } from '../api/wire.ts';
import { sameFile } from './client-key.ts';
import type { FileMarks } from './client-key.ts';

/** What the board knows of files that were dropped, before anything of them is sent. */
export interface MatchedFiles<File extends FileMarks> {
  readonly fresh: readonly File[];
  /** Begun in an earlier drop of mine: they go on as files of that drop. */
  readonly begun: readonly { readonly file: File; readonly take: Take }[];
  /** On the board already, complete. */
  readonly here: readonly Take[];
}

/**
 * Finds the takes that dropped files are, so that dropping a folder again sends only what is
 * missing. A take that failed counts as missing: whoever drops its file again wants it to be read anew.
 */
export function matchTakes<File extends FileMarks>(
  files: readonly File[],
  takes: readonly Take[],
  userId: string,
): MatchedFiles<File> {
  const known = Map.groupBy(takes, (take) => sameFile(take));
  const taken = new Set<string>();
  const fresh: File[] = [];
  const begun: { file: File; take: Take }[] = [];
  const here: Take[] = [];
  for (const file of files) {
    const same = file.modifiedAt === null ? [] : (known.get(sameFile(file)) ?? []);
    const arrived = same.find(({ state }) => state !== 'uploading' && state !== 'failed');
    const mine = same
      .filter(({ id, state, importedBy }) => {
        return state === 'uploading' && importedBy === userId && !taken.has(id);
      })
      .sort((a, b) => Number(b.folder === file.folder) - Number(a.folder === file.folder));
    if (arrived !== undefined) here.push(arrived);
    else if (mine[0] !== undefined) {
      taken.add(mine[0].id);
      begun.push({ file, take: mine[0] });
    } else fresh.push(file);
  }
  return { fresh, begun, here };
}
