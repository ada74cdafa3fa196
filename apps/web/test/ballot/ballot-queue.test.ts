import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ApiFailure } from '../../src/api/api-failure.ts';
import { NOTHING } from '../../src/ballot/unsent.ts';
import { PLACE, fakePage, fakeServer } from './support/fake-server.ts';
import type { Line } from './support/fake-server.ts';

const readyNow = { ...NOTHING, ready: true };
const notReady = { ...NOTHING, unready: true };

function open() {
  const server = fakeServer();
  return { server, page: fakePage(server) };
}

describe('marks', () => {
  test('show at once, and are on the server a moment later', async () => {
    const { server, page } = open();
    page.mark('t1', 'love');
    expect(page.now().marks).toEqual({ t1: { mark: 'love' } });
    expect(page.queue.left()).toBe(1);
    await page.settled();
    expect(server.has().marks).toEqual({ t1: { mark: 'love' } });
    expect(page.queue.left()).toBe(0);
    expect(page.now().marks).toEqual({ t1: { mark: 'love' } });
  });

  test('wait out a cut line, and the page says all the while how many are not sent', async () => {
    const { server, page } = open();
    for (let cut = 1; cut <= 3; cut += 1) {
      server.state.line = 'cut';
      page.mark(`a${cut}`, 'no');
      page.mark(`b${cut}`, 'no');
      await page.settled();
      expect(page.queue.left()).toBe(2);
      await page.pass();
      await page.pass();
      expect(page.queue.left()).toBe(2);
      expect(page.queue.refused(PLACE)).toBeNull();
      server.state.line = 'whole';
      await page.pass();
      expect(page.queue.left()).toBe(0);
    }
    expect(Object.keys(server.has().marks).sort()).toEqual(['a1', 'a2', 'a3', 'b1', 'b2', 'b3']);
  });

  test('are tried again less and less often, and at once when the network is back', async () => {
    const { server, page } = open();
    server.state.line = 'cut';
    page.mark('t1', 'love');
    const pauses: number[] = [];
    for (let time = 0; time < 6; time += 1) {
      await page.settled();
      pauses.push(...page.timers());
      await page.pass();
    }
    expect(pauses).toEqual([300, 700, 1_500, 3_000, 3_000, 3_000]);
    server.state.line = 'whole';
    page.queue.wake();
    await page.settled();
    expect(server.has().marks).toEqual({ t1: { mark: 'love' } });
    expect(page.timers()).toEqual([]);
  });

  test('are kept from the first moment, until the server has confirmed them', async () => {
    const { server, page } = open();
    page.mark('t1', 'love');
    expect(page.kept()).toEqual([[PLACE, { ...NOTHING, marks: { t1: { mark: 'love' } } }]]);
    await page.settled();
    expect(page.kept()).toEqual([]);
    server.state.line = 'cut';
    page.mark('t2', 'love');
    await page.settled();
    const [line] = page.kept();
    expect(line?.[1].marks).toEqual({ t1: { mark: 'like' }, t2: { mark: 'love' } });

    // The page is killed, and another one goes on with what it left.
    page.queue.close();
    server.state.line = 'whole';
    const next = fakePage(server);
    for (const [place, unsent] of page.kept()) next.queue.say(place, unsent);
    await next.settled();
    expect(server.has().marks).toEqual({ t1: { mark: 'like' }, t2: { mark: 'love' } });
  });

  test('of several shots go out in the order in which they were made', async () => {
    const { server, page } = open();
    server.state.line = 'cut';
    for (const shotId of ['s3', 's1', 's2'])
      page.mark(`of ${shotId}`, 'like', { ...PLACE, shotId });
    await page.settled();
    server.state.line = 'whole';
    await page.pass();
    const takes = server.calls.map((call) => 'changes' in call && call.changes[0]?.takeId);
    expect(takes).toEqual(['of s3', 'of s1', 'of s2']);
  });

  test('made on two devices are put together take by take', async () => {
    const { server, page } = open();
    server.state.line = 'cut';
    page.mark('laptop', 'like');
    await page.settled();
    server.put({ marks: { phone: { mark: 'love' } }, none: null, readyAt: null });
    server.state.line = 'whole';
    await page.pass();
    const both = { laptop: { mark: 'like' }, phone: { mark: 'love' } };
    expect(server.has().marks).toEqual(both);
    expect(page.now().marks).toEqual(both);
  });
});

describe('ready', () => {
  test('goes out together with the marks that were still on their way', async () => {
    const { server, page } = open();
    server.state.line = 'cut';
    page.mark('t1', 'love');
    page.queue.say(PLACE, readyNow);
    await page.settled();
    server.state.line = 'whole';
    await page.pass();
    expect(server.calls).toEqual([
      { kind: 'ready', changes: [{ takeId: 't1', mark: { mark: 'love' } }] },
    ]);
  });

  test('can be taken back before it has left the page, and after', async () => {
    const { server, page } = open();
    server.state.line = 'cut';
    page.mark('t1', 'love');
    await page.settled();
    page.queue.say(PLACE, readyNow);
    page.queue.say(PLACE, notReady);
    server.state.line = 'whole';
    await page.pass();
    expect(server.calls.map(({ kind }) => kind)).toEqual(['unready', 'marks']);
    expect(server.has().readyAt).toBeNull();
    page.queue.say(PLACE, readyNow);
    await page.settled();
    expect(server.has().readyAt).not.toBeNull();
    page.queue.say(PLACE, notReady);
    page.mark('t2', 'love');
    page.queue.say(PLACE, readyNow);
    await page.settled();
    expect(server.calls.map(({ kind }) => kind).slice(3)).toEqual(['unready', 'ready']);
    expect(server.has()).toMatchObject({ marks: { t2: { mark: 'love' } }, readyAt: 'now' });
  });

  test('whose answer was lost counts, and nothing is said of it', async () => {
    const { server, page } = open();
    page.mark('t1', 'love');
    await page.settled();
    server.state.line = 'answer lost';
    page.queue.say(PLACE, readyNow);
    await page.settled();
    expect(page.queue.left()).toBe(1);
    // It had been the last one missing.
    server.state.revealed = true;
    server.state.line = 'whole';
    await page.pass();
    expect(page.queue.left()).toBe(0);
    expect(page.queue.refused(PLACE)).toBeNull();
  });

  test('that comes too late ends in a sentence, and the marks it carried with it', async () => {
    const { server, page } = open();
    page.mark('t1', 'like');
    await page.settled();
    server.state.line = 'cut';
    page.mark('t2', 'love');
    page.queue.say(PLACE, readyNow);
    await page.settled();
    server.state.revealed = true;
    server.state.line = 'whole';
    await page.pass();
    expect(page.queue.refused(PLACE)).toBe('It was refused: already_revealed.');
    expect(page.now().marks).toEqual({ t1: { mark: 'like' } });
    expect(page.queue.left()).toBe(0);
  });

  test('that the server refuses for want of a mark is dropped, and what was marked is sent', async () => {
    const { server, page } = open();
    server.state.line = 'cut';
    page.mark('t1', 'no');
    page.queue.say(PLACE, readyNow);
    await page.settled();
    server.state.line = 'whole';
    await page.pass();
    await page.pass();
    expect(page.queue.refused(PLACE)).toBe('It was refused: nothing_marked.');
    expect(server.has()).toMatchObject({ marks: { t1: { mark: 'no' } }, readyAt: null });
  });
});

describe('what is refused', () => {
  test('one mark among several does not take the others with it', async () => {
    const { server, page } = open();
    server.state.line = 'cut';
    page.mark('gone', 'love');
    page.mark('here', 'like');
    page.mark('there', 'no');
    page.queue.say(PLACE, readyNow);
    await page.settled();
    server.state.elsewhere.add('gone');
    server.state.line = 'whole';
    await page.pass();
    await page.pass();
    expect(server.has().marks).toEqual({ here: { mark: 'like' }, there: { mark: 'no' } });
    // Ready was meant with all of them.
    expect(server.has().readyAt).toBeNull();
    expect(page.queue.refused(PLACE)).toBe('It was refused: take_not_on_wall.');
    expect(page.lost()).toEqual([]);
    expect(page.now().marks).toEqual(server.has().marks);
    expect(page.queue.left()).toBe(0);
  });

  test('a third ✓ that another device has used up leaves the others', async () => {
    const { server, page } = open();
    server.state.line = 'cut';
    page.mark('c', 'like');
    page.mark('d', 'love');
    await page.settled();
    const two = { a: { mark: 'like' }, b: { mark: 'like' } } as const;
    server.put({ marks: two, none: null, readyAt: null });
    server.state.line = 'whole';
    await page.pass();
    await page.pass();
    expect(server.has().marks).toEqual({ ...two, d: { mark: 'love' } });
    expect(page.now().marks).toEqual(server.has().marks);
    expect(page.queue.refused(PLACE)).toBe('It was refused: too_many_marks.');
  });

  for (const code of [
    'ballot_ready',
    'turn_over',
    'round_closed',
    'not_a_voter',
    'deadline_past',
  ]) {
    test(`${code}: a sentence, and what the server has`, async () => {
      const { server, page } = open();
      server.put({ marks: { t9: { mark: 'like' } }, none: null, readyAt: null });
      server.state.refuses = ApiFailure.of(409, { error: { code, message: 'It is over.' } });
      page.mark('t1', 'love');
      await page.settled();
      expect(page.queue.refused(PLACE)).toBe('It is over.');
      expect(page.lost()).toEqual(['It is over.']);
      expect(page.now().marks).toEqual({ t9: { mark: 'like' } });
      expect(page.queue.left()).toBe(0);
      page.queue.tell(PLACE, null);
      expect(page.queue.refused(PLACE)).toBeNull();
    });
  }

  test.each([
    [401, 'no_session'],
    [409, 'somebody_else'],
  ])('%i %s loses nothing: it waits for the same person to come back', async (status, code) => {
    const { server, page } = open();
    const message = 'You are signed out. Sign in again.';
    server.state.refuses = ApiFailure.of(status, { error: { code, message } });
    page.mark('t1', 'love');
    await page.settled();
    expect(page.queue.refused(PLACE)).toBe(message);
    expect(page.queue.left()).toBe(1);
    server.state.refuses = null;
    await page.pass();
    expect(server.has().marks).toEqual({ t1: { mark: 'love' } });
    expect(page.queue.left()).toBe(0);
    expect(page.queue.refused(PLACE)).toBeNull();
  });

  test('a server that only stumbles is asked again', async () => {
    const { server, page } = open();
    server.state.refuses = ApiFailure.of(503, undefined);
    page.mark('t1', 'love');
    await page.settled();
    expect(page.queue.refused(PLACE)).toBeNull();
    server.state.refuses = null;
    await page.pass();
    expect(server.has().marks).toEqual({ t1: { mark: 'love' } });
  });
});

test('whatever is done while the line comes and goes, page and server agree in the end', async () => {
  const take = fc.constantFrom('t1', 't2', 't3', 't4', 't5');
  const act = fc.oneof(
    {
      weight: 6,
      arbitrary: fc.record({
        do: fc.constant('mark' as const),
        take,
        kind: fc.constantFrom('love' as const, 'like' as const, 'no' as const, null),
      }),
    },
    { weight: 1, arbitrary: fc.record({ do: fc.constant('none' as const), said: fc.boolean() }) },
    {
      weight: 3,
      arbitrary: fc.record({
        do: fc.constant('line' as const),
        is: fc.constantFrom<Line>('whole', 'cut', 'answer lost'),
      }),
    },
    { weight: 3, arbitrary: fc.constant({ do: 'pass' as const }) },
    { weight: 1, arbitrary: fc.constant({ do: 'ready' as const }) },
    { weight: 1, arbitrary: fc.constant({ do: 'back' as const }) },
  );
  await fc.assert(
    fc.asyncProperty(fc.array(act, { maxLength: 40 }), async (acts) => {
      const { server, page } = open();
      let ready = false;
      for (const one of acts) {
        const given = Object.values(page.now().marks).some(({ mark }) => mark !== 'no');
        if (one.do === 'line') server.state.line = one.is;
        else if (one.do === 'pass') await page.pass();
        else if (one.do === 'back' && ready) {
          page.queue.say(PLACE, notReady);
          ready = false;
        } else if (!ready && one.do === 'mark') page.mark(one.take, one.kind);
        else if (!ready && one.do === 'none') page.none(one.said ? 'darker' : null);
        else if (!ready && one.do === 'ready' && (given || page.now().none !== null)) {
          page.queue.say(PLACE, readyNow);
          ready = true;
        }
      }
      const meant = page.now();
      server.state.line = 'whole';
      for (let time = 0; time < 12 && page.queue.left() > 0; time += 1) await page.pass();
      expect(page.queue.left()).toBe(0);
      expect(page.queue.refused(PLACE)).toBeNull();
      expect({ marks: server.has().marks, none: server.has().none }).toEqual(meant);
      expect(server.has().readyAt !== null).toBe(ready);
      expect(page.now()).toEqual(meant);
    }),
    { numRuns: 500 },
  );
});
