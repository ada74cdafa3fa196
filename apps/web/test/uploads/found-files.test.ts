import { expect, test } from 'vitest';
import { foundInDrop, foundInInput } from '../../src/uploads/found-files.ts';

type Entry = Pick<FileSystemEntry, 'name' | 'isFile' | 'isDirectory'>;

const file = (name: string): Entry & Pick<FileSystemFileEntry, 'file'> => ({
  name,
  isFile: true,
  isDirectory: false,
  file: (give) => give(new File(['x'], name)),
});

const lost = (name: string): Entry & Pick<FileSystemFileEntry, 'file'> => ({
  ...file(name),
  file: (_give, refuse) => refuse?.(new DOMException('gone', 'NotFoundError')),
});

/** A folder as browsers have it: its entries come a hundred at a time, and an empty list ends them. */
const folder = (name: string, entries: readonly Entry[]) => ({
  name,
  isFile: false,
  isDirectory: true,
  createReader() {
    const left = [...entries];
    return {
      readEntries: (give: (some: Entry[]) => void) => give(left.splice(0, 100)),
    };
  },
});

/** What a drop carries; the entries are there only while the event lasts. */
function drop(entries: readonly Entry[]) {
  let over = false;
  const items = entries.map((entry) => ({
    kind: 'file',
    webkitGetAsEntry: () => (over ? null : entry),
    getAsFile: () => null,
  }));
  const lostPaths: string[] = [];
  const found = foundInDrop({ items } as unknown as DataTransfer, (path) => lostPaths.push(path));
  over = true;
  return { found, lostPaths };
}

const paths = async (found: Promise<readonly { file: File; folder: string }[]>) =>
  (await found).map((one) => `${one.folder}/${one.file.name}`);

test('a folder is read to its end, with all that is in it, in the order of its names', async () => {
  const many = Array.from({ length: 250 }, (_, i) => file(`clip ${i}.mp4`));
  const { found } = drop([
    folder('rushes', [folder('day 2', [file('b.mp4')]), ...many.toReversed()]),
    file('loose.mp4'),
  ]);
  const all = await paths(found);
  expect(all).toHaveLength(252);
  expect(all.slice(0, 3)).toEqual(['rushes/clip 0.mp4', 'rushes/clip 1.mp4', 'rushes/clip 2.mp4']);
  expect(all.slice(-2)).toEqual(['rushes/day 2/b.mp4', '/loose.mp4']);
});

test('what systems leave in folders is not looked at', async () => {
  const litter = ['.DS_Store', '._clip.mp4', 'Thumbs.db', 'desktop.ini', '~$notes.docx'];
  const { found } = drop([folder('a', [...litter.map(file), file('clip.mp4')])]);
  expect(await paths(found)).toEqual(['a/clip.mp4']);
  expect(foundInInput(litter.map((name) => new File([], name)))).toEqual([]);
});

test('a file that cannot be read is told, and the rest is found', async () => {
  const { found, lostPaths } = drop([folder('a', [file('1.mp4'), lost('2.mp4'), file('3.mp4')])]);
  expect(await paths(found)).toEqual(['a/1.mp4', 'a/3.mp4']);
  expect(lostPaths).toEqual(['a/2.mp4']);
});
