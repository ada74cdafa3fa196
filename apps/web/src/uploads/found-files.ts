/** A file somebody dropped or chose, and the folder it lay in (`rushes/day 2`; empty when loose). */
export interface FoundFile {
  readonly file: File;
  readonly folder: string;
}

/** Thrown away without a word: what operating systems leave in every folder. */
const LITTER = /^(?:\.|~\$)|^(?:thumbs\.db|desktop\.ini|icon\r)$/iu;

/**
 * Everything in a drop, folders with all that is in them. The entries are taken at once, since a
 * browser forgets them as soon as the event is over; reading goes on after that. What cannot be read
 * (taken away meanwhile, or forbidden) is told by its path, and the rest is found all the same.
 */
export function foundInDrop(
  dropped: DataTransfer,
  cannotRead: (path: string) => void,
): Promise<FoundFile[]> {
  const entries = [...dropped.items]
    .filter(({ kind }) => kind === 'file')
    .map((item) => item.webkitGetAsEntry() ?? item.getAsFile());
  return inTurn(entries, (entry) =>
    entry === null ? [] : entry instanceof File ? loose(entry) : readEntry(entry, '', cannotRead),
  );
}

/** What was chosen in a dialog of the browser, of files or of a folder. */
export const foundInInput = (files: FileList | readonly File[]): FoundFile[] =>
  [...files].flatMap((file) =>
    LITTER.test(file.name) ? [] : [{ file, folder: folderOf(file.webkitRelativePath) }],
  );

const loose = (file: File): FoundFile[] => (LITTER.test(file.name) ? [] : [{ file, folder: '' }]);

const folderOf = (path: string): string => path.split('/').slice(0, -1).join('/');

async function readEntry(
  entry: FileSystemEntry,
  folder: string,
  cannotRead: (path: string) => void,
): Promise<FoundFile[]> {
  if (LITTER.test(entry.name)) return [];
  const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
  try {
    if (isFile(entry)) {
      const file = await new Promise<File>((resolve, reject) => entry.file(resolve, reject));
      return [{ file, folder }];
    }
    if (!isFolder(entry)) return [];
    return await inTurn(await readFolder(entry), (child) => readEntry(child, path, cannotRead));
  } catch (error) {
    // The browser's own word for a file or folder it may not or can no longer open.
    if (!(error instanceof DOMException)) throw error;
    cannotRead(path);
    return [];
  }
}

/** A folder tells its entries a hundred at a time, and none when it has told all. */
async function readFolder(folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = folder.createReader();
  const all: FileSystemEntry[] = [];
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject),
    );
    if (some.length === 0) break;
    all.push(...some);
  }
  return all.sort((a, b) => a.name.localeCompare(b.name, 'en', { numeric: true }));
}

/** One after the other, in the order given: a thousand files opened at once is too much for some. */
async function inTurn<From>(
  from: readonly From[],
  read: (one: From) => readonly FoundFile[] | Promise<FoundFile[]>,
): Promise<FoundFile[]> {
  const found: FoundFile[] = [];
  for (const one of from) found.push(...(await read(one)));
  return found;
}

const isFile = (entry: FileSystemEntry): entry is FileSystemFileEntry => entry.isFile;
const isFolder = (entry: FileSystemEntry): entry is FileSystemDirectoryEntry => entry.isDirectory;
