import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Locator } from '@playwright/test';

const DEMO = fileURLToPath(new URL('../../../server/demo/main.ts', import.meta.url));

/** A file as somebody drops it. */
export interface DroppedFile {
  readonly name: string;
  readonly bytes: Buffer;
}

/** Real, tiny films, and files that are none, in a folder like somebody's downloads. */
export interface Films {
  readonly folder: string;
  /** Good ones, each with its own bytes. */
  readonly good: readonly DroppedFile[];
  /** Damaged, cut off, or something else in disguise, by the name they have. */
  readonly spoilt: ReadonlyMap<string, DroppedFile>;
  remove(): void;
}

/** Has the demo make so many films, a third of a second long unless said otherwise. */
export async function makeFilms(count: number, seconds = 0.35): Promise<Films> {
  const folder = mkdtempSync(join(tmpdir(), 'tb-films-'));
  const size = [
    '--takes',
    String(count),
    '--seconds',
    String(seconds),
    '--width',
    '96',
    '--seed',
    '11',
  ];
  const args = [DEMO, '--films', folder, '--films-only', '--unsorted', '0', ...size];
  await promisify(execFile)(process.execPath, args);
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(mp4|mov|webm)$/iu.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted();
  const read = (path: string): DroppedFile => ({
    name: path.slice(path.lastIndexOf('/') + 1),
    bytes: readFileSync(path),
  });
  const isSpoilt = (path: string) => relative(folder, path).startsWith('to sort');
  return {
    folder,
    good: files.filter((path) => !isSpoilt(path)).map(read),
    spoilt: new Map(
      files
        .filter(isSpoilt)
        .map(read)
        .map((file) => [file.name, file]),
    ),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** Drags files from outside the browser over an element and lets them go there, all together. */
export async function dropFiles(target: Locator, files: readonly DroppedFile[]): Promise<void> {
  const dataTransfer = await target.page().evaluateHandle(
    (dropped) => {
      const transfer = new DataTransfer();
      for (const { name, base64 } of dropped) {
        const bytes = Uint8Array.from(atob(base64), (letter) => letter.codePointAt(0) ?? 0);
        const type = /\.(?:wav|mp3|flac|m4a|ogg)$/iu.test(name) ? 'audio/wav' : 'video/mp4';
        transfer.items.add(new File([bytes], name, { type, lastModified: 1_700_000_000_000 }));
      }
      return transfer;
    },
    files.map(({ name, bytes }) => ({ name, base64: bytes.toString('base64') })),
  );
  await target.dispatchEvent('dragenter', { dataTransfer });
  await target.dispatchEvent('dragover', { dataTransfer });
  await target.dispatchEvent('drop', { dataTransfer });
  await dataTransfer.dispose();
}
