import { describe, expect, it } from 'vitest';
import { boardBlob } from '../../src/database/schema.ts';
import { openMediaLinks } from '../../src/files/media-links.ts';
import { bodyOf, openTestApp, outcomeOf } from '../support/test-app.ts';
import { makeTestBoard } from '../support/test-board.ts';
import { pngOf } from '../support/test-images.ts';
import { sha256Of } from '../support/test-uploads.ts';

const world = await openTestApp();
const [dana, arto, vera, eve] = await Promise.all(
  ['Dana', 'Arto', 'Vera', 'Eve'].map((name) => world.person(name)),
);
if (!dana || !arto || !vera || !eve) throw new Error('four people');
const boardId = await makeTestBoard(world, dana, [
  [arto, 'artist'],
  [vera, 'editor'],
]);
const nobody = world.browser();

/** An image, as the board shows it or as a take came in. */
const newBlob = async (use: 'shown' | 'source', width: number): Promise<string> => {
  const bytes = pngOf(width, 1);
  await dana.send('POST', `/api/boards/${boardId}/images`, bytes);
  const sha256 = sha256Of(bytes);
  await world.services.database.db
    .insert(boardBlob)
    .values({ boardId, sha256, name: 'a', use, addedBy: dana.id })
    .onConflictDoUpdate({ target: [boardBlob.boardId, boardBlob.sha256], set: { use } });
  return sha256;
};
const shown = await newBlob('shown', 1);
const source = await newBlob('source', 2);

const linkOf = async (sha256: string, minutes?: number): Promise<string> => {
  const made = dana.send('POST', `/api/boards/${boardId}/media-links`, { sha256, minutes });
  return (await bodyOf<{ url: string }>(made)).url;
};

describe('a take as it came in', () => {
  it('is for those who may download', async () => {
    for (const [who, outcome] of [
      [dana, '200'],
      [arto, '200'],
      [vera, '404 file_not_found'],
      [eve, '404 file_not_found'],
    ] as const) {
      expect(await outcomeOf(who.send('GET', `/media/${source}`))).toBe(outcome);
      expect((await who.send('HEAD', `/media/${source}`)).status).toBe(Number(outcome.slice(0, 3)));
    }
    expect(await outcomeOf(vera.send('GET', `/media/${shown}`))).toBe('200');
  });

  it('is linked to by those only, too', async () => {
    const to = `/api/boards/${boardId}/media-links`;
    expect(await outcomeOf(arto.send('POST', to, { sha256: source }))).toBe('200');
    expect(await outcomeOf(vera.send('POST', to, { sha256: source }))).toBe('404 file_not_found');
    expect(await outcomeOf(vera.send('POST', to, { sha256: shown }))).toBe('200');
  });

  it('of another board is not linked to on this one', async () => {
    const other = await makeTestBoard(world, dana);
    const to = `/api/boards/${other}/media-links`;
    expect(await outcomeOf(dana.send('POST', to, { sha256: shown }))).toBe('404 file_not_found');
    expect(await outcomeOf(dana.send('POST', to, { sha256: '0'.repeat(64) }))).toBe(
      '404 file_not_found',
    );
  });
});

describe('a link', () => {
  it('gives the file to whoever has it, in parts, too, until it expires', async () => {
    const url = await linkOf(source, 10);
    const whole = await nobody.send('GET', url);
    expect(whole.status).toBe(200);
    expect(sha256Of(new Uint8Array(await whole.arrayBuffer()))).toBe(source);
    expect(whole.headers.get('cache-control')).toMatch(/^private, max-age=(59\d|600)$/u);
    const part = await nobody.send('GET', url, undefined, { range: 'bytes=0-3' });
    expect([part.status, part.headers.get('content-length')]).toEqual([206, '4']);
    expect((await nobody.send('HEAD', url)).status).toBe(200);
    world.pass(9 * 60_000);
    expect((await nobody.send('GET', url)).status).toBe(200);
    world.pass(2 * 60_000);
    expect(await outcomeOf(nobody.send('GET', url))).toBe('410 link_expired');
    // A session does not mend a link, and needs none.
    expect(await outcomeOf(dana.send('GET', url))).toBe('410 link_expired');
    expect(await outcomeOf(dana.send('GET', `/media/${source}`))).toBe('200');
  });

  it('that was changed in any letter is none', async () => {
    const url = await linkOf(shown);
    const [path = '', query = ''] = url.split('?');
    const { expires = '', signature = '' } = Object.fromEntries(new URLSearchParams(query));
    const flipped = signature.startsWith('A') ? `B${signature.slice(1)}` : `A${signature.slice(1)}`;
    for (const forged of [
      `${path}?expires=${Number(expires) + 1}&signature=${signature}`,
      `${path}?expires=0${expires}&signature=${signature}`,
      `${path}?expires=${expires}&signature=${flipped}`,
      `${path}?expires=${expires}&signature=${signature.slice(0, -2)}`,
      `${path}?expires=${expires}&signature=`,
      `${path}?expires=${expires}`,
      `${path}?signature=${signature}`,
      `${path}?expires=1&signature=${signature}`,
      `/media/${source}?${query}`,
      `${path}?expires=${expires}&signature=${encodeURIComponent('é'.repeat(43))}`,
    ]) {
      expect(await outcomeOf(nobody.send('GET', forged)), forged).toBe('404 file_not_found');
    }
    expect((await nobody.send('GET', url)).status).toBe(200);
  });

  it('works for a day at most', async () => {
    const to = `/api/boards/${boardId}/media-links`;
    for (const minutes of [0, -1, 1.5, 1441]) {
      const made = dana.send('POST', to, { sha256: shown, minutes });
      expect(await outcomeOf(made)).toBe('400 invalid_request');
    }
    expect(await outcomeOf(dana.send('POST', to, { sha256: shown, minutes: 1440 }))).toBe('200');
  });

  it('is good at each server with the same secret, and at no other', () => {
    const now = new Date();
    const later = new Date(now.getTime() + 60_000);
    const url = openMediaLinks('one secret of all servers').make(shown, later);
    const query = new URLSearchParams(url.split('?')[1]);
    const given = { expires: query.get('expires') ?? '', signature: query.get('signature') ?? '' };
    const checkedBy = (secret: string) => openMediaLinks(secret).check(shown, given, now);
    expect(checkedBy('one secret of all servers')).toBe('good');
    expect(checkedBy('another secret')).toBe('forged');
  });
});
