import type { BrowserContext, Page, WebSocketRoute } from '@playwright/test';

/** The live connection of one browser, which a test can cut as a pulled plug does. */
export interface Line {
  cut(): Promise<void>;
  mend(): void;
}

/** Puts the browser's live connections through a hand that can cut them; call it before any page opens. */
export async function lineOf(context: BrowserContext): Promise<Line> {
  const open = new Set<WebSocketRoute>();
  let isCut = false;
  await context.routeWebSocket(/\/sync\//u, (socket) => {
    if (isCut) {
      void socket.close({ code: 1012 });
      return;
    }
    open.add(socket);
    socket.connectToServer();
  });
  return {
    async cut() {
      isCut = true;
      await Promise.all([...open].map((socket) => socket.close({ code: 1012 })));
      open.clear();
    },
    mend() {
      isCut = false;
    },
  };
}

/** How many unsaved changes the browser has on its disk for later, over all boards. */
export const keptForLater = (page: Page): Promise<number> =>
  page.evaluate(async () => {
    const done = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.addEventListener('success', () => resolve(request.result));
        request.addEventListener('error', () => reject(request.error ?? new Error('refused')));
      });
    let sum = 0;
    for (const { name } of await indexedDB.databases()) {
      if (name === undefined || !name.startsWith('takeboard/')) continue;
      const database = await done(indexedDB.open(name));
      const marks = database.transaction('custom').objectStore('custom');
      for (const mark of await done(marks.getAll())) sum += Number(mark);
      database.close();
    }
    return sum;
  });
