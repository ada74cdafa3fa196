/** What a file that somebody brought is to become once it can be played. */
export type SongWish = 'song' | 'replace';

/** What was wished of files on their way, kept in this browser until it has come true. */
export interface SongWishes {
  /** By the file's key, later by the id of its mix. A new map when something changed. */
  all(): ReadonlyMap<string, SongWish>;
  of(id: string): SongWish | undefined;
  set(id: string, wish: SongWish): void;
  /** The server has given the file its id. */
  move(key: string, mixId: string): void;
  drop(id: string): void;
  /** Drops all, here and in this browser. */
  forget(): void;
  /** Something to know about the file that goes, as a sentence; null for nothing. */
  noted(): string | null;
  note(sentence: string): void;
  subscribe(listener: () => void): () => void;
}

export function openSongWishes(owner: string): SongWishes {
  const place = `takeboard:song-wishes:${owner}`;
  let wishes: ReadonlyMap<string, SongWish> = new Map(read(place));
  const listeners = new Set<() => void>();
  let noted: string | null = null;
  const tell = () => {
    for (const listener of listeners) listener();
  };
  const put = (next: ReadonlyMap<string, SongWish>) => {
    wishes = next;
    write(place, [...wishes]);
    tell();
  };
  const without = (id: string) => [...wishes].filter(([each]) => each !== id);
  return {
    all: () => wishes,
    of: (id) => wishes.get(id),
    set(id, wish) {
      put(new Map([...wishes, [id, wish]]));
    },
    move(key, mixId) {
      const wish = wishes.get(key);
      if (wish === undefined) return;
      put(new Map([...without(key), [mixId, wish]]));
    },
    drop(id) {
      if (wishes.has(id)) put(new Map(without(id)));
    },
    forget() {
      put(new Map());
    },
    noted: () => noted,
    note(sentence) {
      noted = sentence;
      tell();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

function read(place: string): [string, SongWish][] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(place) ?? '[]');
    return Array.isArray(kept) ? kept.filter(isWish) : [];
  } catch {
    return []; // what is kept there is no JSON, or nothing may be kept: the song is offered instead
  }
}

const isWish = (entry: unknown): entry is [string, SongWish] =>
  Array.isArray(entry) &&
  typeof entry[0] === 'string' &&
  (entry[1] === 'song' || entry[1] === 'replace');

function write(place: string, wishes: readonly (readonly [string, SongWish])[]): void {
  try {
    localStorage.setItem(place, JSON.stringify(wishes));
  } catch {
    // As above: after a reload the song is offered instead of set by itself.
  }
}
