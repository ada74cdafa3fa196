import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { webPages } from '../../src/http/web-pages.ts';
import { temporaryFolder } from '../support/server-process.ts';

function builtPages() {
  const root = temporaryFolder();
  mkdirSync(join(root, 'assets'));
  writeFileSync(join(root, 'index.html'), '<!doctype html><title>Takeboard</title>');
  writeFileSync(join(root, 'assets', 'main-a1b2.js'), 'export {};');
  writeFileSync(join(root, 'assets', 'main-a1b2.js.gz'), gzipSync('export {};'));
  return webPages(root);
}

test('the one page answers every address of a page', async () => {
  const pages = builtPages();
  for (const path of ['/', '/b/some-board', '/invite/token', '/b/x.y']) {
    const answer = await pages.request(path);
    expect(answer.status, path).toBe(200);
    expect(await answer.text()).toContain('<title>Takeboard</title>');
    expect(answer.headers.get('cache-control')).toBe('no-cache');
  }
});

test('a file with its hash in its name is kept for ever, and sent packed to who can unpack it', async () => {
  const pages = builtPages();
  const plain = await pages.request('/assets/main-a1b2.js');
  expect(plain.headers.get('cache-control')).toContain('immutable');
  expect(await plain.text()).toBe('export {};');
  const packed = await pages.request('/assets/main-a1b2.js', {
    headers: { 'accept-encoding': 'gzip, deflate' },
  });
  expect(packed.headers.get('content-encoding')).toBe('gzip');
});

test('a missing file of the build is missing, not the page', async () => {
  expect((await builtPages().request('/assets/main-old.js')).status).toBe(404);
});

test('what belongs to programs is never the page', async () => {
  for (const path of ['/api', '/api/x', '/sync/x', '/media/x', '/metrics']) {
    expect((await builtPages().request(path)).status, path).toBe(404);
  }
});

test('nothing outside the folder is sent', async () => {
  const pages = builtPages();
  for (const path of ['/..%2f..%2fpackage.json', '/%2e%2e/package.json', '/assets/..%5c..%5cx']) {
    expect(await (await pages.request(path)).text(), path).not.toContain('"name"');
  }
});

test('without a build there is a sentence instead of a page', async () => {
  const answer = await webPages(temporaryFolder()).request('/');
  expect(answer.status).toBe(503);
  expect(await answer.text()).toContain('npm start');
});
