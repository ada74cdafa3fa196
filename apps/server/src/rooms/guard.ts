/**
 * Who may write what, decided before an update touches the document.
 *
 * A document's roots are its domains of permission. An update names roots only at the top of each
 * tree it grows; everything below hangs on a parent or stands beside a neighbour, by id. So each
 * struct is followed – through the update itself, then through the document – to the root it would
 * land in, and each deleted range to the roots it would take from.
 *
 * Honest clients constantly send what changes nothing, and must not be expelled for it: structs
 * that are already here, ranges that are already deleted (every answer to a state request repeats
 * the client's whole delete set), and remains that were garbage-collected. These are neutral.
 */
import * as Y from 'yjs';

export type Verdict =
  /** Changes nothing that anybody could see; may be skipped. */
  | { readonly kind: 'neutral' }
  /** Touches only roots that may be written. */
  | { readonly kind: 'allowed' }
  /** Would touch `root`, which may not be written. */
  | { readonly kind: 'forbidden'; readonly root: string }
  /** Builds on something that neither the update nor the document holds. */
  | { readonly kind: 'incomplete' }
  /** No client makes such an update. */
  | { readonly kind: 'malformed' };

/** Where something lands: a root's name, or nowhere, because what it hangs on was collected. */
type Place = string | typeof NOWHERE;
const NOWHERE: unique symbol = Symbol('nowhere');
/** What a struct hangs on is neither here nor in the update. */
const UNRESOLVED: unique symbol = Symbol('unresolved');
type PlaceSought = Place | typeof UNRESOLVED;

type Decoded = ReturnType<typeof Y.decodeUpdate>;
type Struct = Decoded['structs'][number];
interface Id {
  readonly client: number;
  readonly clock: number;
}

/** Lengths of collected ranges cost nothing to claim; a clock near 2^53 would break arithmetic. */
const LAST_CLOCK = 2 ** 48;

export function inspectUpdate(
  doc: Y.Doc,
  update: Uint8Array,
  writable: ReadonlySet<string>,
): Verdict {
  let decoded: Decoded;
  try {
    decoded = Y.decodeUpdate(update);
  } catch {
    return { kind: 'malformed' };
  }
  return new Inspection(doc, decoded, writable).verdict();
}

class Inspection {
  readonly #store: Y.Doc['store'];
  readonly #rootNames: ReadonlyMap<unknown, string>;
  readonly #decoded: Decoded;
  readonly #writable: ReadonlySet<string>;
  /** The update's own structs by client, ascending by clock. */
  readonly #own = new Map<number, Struct[]>();
  readonly #places = new Map<Struct, PlaceSought>();

  constructor(doc: Y.Doc, decoded: Decoded, writable: ReadonlySet<string>) {
    this.#store = doc.store;
    this.#rootNames = new Map([...doc.share].map(([name, type]) => [type, name]));
    this.#decoded = decoded;
    this.#writable = writable;
  }

  verdict(): Verdict {
    const wrong = this.#indexOwnStructs();
    if (wrong) return { kind: wrong };
    let touches = false;
    for (const structs of this.#own.values()) {
      for (const struct of structs) {
        const state = Y.getState(this.#store, struct.id.client);
        if (struct instanceof Y.Skip || end(struct) <= state) continue;
        for (const place of this.#placesTouchedBy(struct, state)) {
          if (place === UNRESOLVED) return { kind: 'incomplete' };
          if (place === NOWHERE) continue;
          if (!this.#writable.has(place)) return { kind: 'forbidden', root: place };
          touches = true;
        }
        // Collected remains show nothing, but they move the writer's clock forward: whoever may
        // write must be able to bring them, or the edits that follow would miss their foundation.
        if (this.#writable.size > 0) touches = true;
      }
    }
    for (const [client, ranges] of this.#decoded.ds.clients) {
      for (const { clock, len } of ranges) {
        for (const place of this.#placesDeleted(client, clock, clock + len)) {
          if (place === UNRESOLVED) return { kind: 'incomplete' };
          if (place === NOWHERE) continue;
          if (!this.#writable.has(place)) return { kind: 'forbidden', root: place };
          touches = true;
        }
      }
    }
    return { kind: touches ? 'allowed' : 'neutral' };
  }

  /** Sort the structs by client, and make sure that each client's go on where the document ends. */
  #indexOwnStructs(): 'malformed' | 'incomplete' | undefined {
    for (const struct of this.#decoded.structs) {
      if (end(struct) > LAST_CLOCK) return 'malformed';
      if (struct instanceof Y.Item && struct.content instanceof Y.ContentDoc) return 'malformed';
      const known = this.#own.get(struct.id.client);
      if (known === undefined) this.#own.set(struct.id.client, [struct]);
      else {
        const last = known[known.length - 1];
        if (last && end(last) !== struct.id.clock) return 'malformed';
        known.push(struct);
      }
    }
    for (const [client, structs] of this.#own) {
      let reached = Y.getState(this.#store, client);
      for (const struct of structs) {
        if (struct instanceof Y.Skip) continue;
        if (struct.id.clock > reached) return 'incomplete';
        reached = Math.max(reached, end(struct));
      }
    }
    return undefined;
  }

  /** Every place a struct leans on; all of them must be writable, since the wire can name several. */
  #placesTouchedBy(struct: Struct, state: number): PlaceSought[] {
    const places: PlaceSought[] = [this.#placeOf(struct)];
    if (!(struct instanceof Y.Item)) return places;
    if (struct.origin && struct.rightOrigin) places.push(this.#placeAt(struct.rightOrigin));
    // The part that is already here is cut off, and the rest goes beside what stands there now.
    if (struct.id.clock < state)
      places.push(this.#placeInStore({ client: struct.id.client, clock: state - 1 }));
    return places;
  }

  /**
   * The root a struct of the update lands in. Followed in a loop, not by recursion: a pasted text
   * is a chain of tens of thousands of neighbours. A chain that bites its own tail never resolves.
   */
  #placeOf(struct: Struct): PlaceSought {
    const chain: Struct[] = [];
    let at: Struct = struct;
    let place: PlaceSought | undefined;
    while (place === undefined) {
      place = this.#places.get(at);
      if (place !== undefined) break;
      this.#places.set(at, UNRESOLVED);
      chain.push(at);
      if (!(at instanceof Y.Item)) place = NOWHERE;
      else if (typeof at.parent === 'string') place = at.parent;
      else {
        const beside = at.origin ?? at.rightOrigin;
        const below = beside === null && at.parent instanceof Y.ID ? at.parent : null;
        const next: Id | null = beside ?? below;
        const own: Struct | undefined = next === null ? undefined : this.#ownAt(next);
        if (next === null) place = NOWHERE;
        else if (next.clock < Y.getState(this.#store, next.client)) {
          place = below ? this.#placeBelow(below) : this.#placeInStore(next);
        } else if (own === undefined) place = UNRESOLVED;
        else at = own;
      }
    }
    for (const link of chain) this.#places.set(link, place);
    return place;
  }

  #placeAt(id: Id): PlaceSought {
    if (id.clock < Y.getState(this.#store, id.client)) return this.#placeInStore(id);
    const own = this.#ownAt(id);
    return own === undefined ? UNRESOLVED : this.#placeOf(own);
  }

  #placeInStore(id: Id): Place {
    return this.#rootOf(this.#inStore(id));
  }

  /** What is put into a record that was deleted meanwhile is collected at once. */
  #placeBelow(id: Id): Place {
    const parent = this.#inStore(id);
    const alive = parent instanceof Y.Item && parent.content instanceof Y.ContentType;
    return alive ? this.#rootOf(parent) : NOWHERE;
  }

  #inStore(id: Id): Y.Item | Y.GC | undefined {
    const structs = this.#store.clients.get(id.client);
    return structs?.[Y.findIndexSS(structs, id.clock)];
  }

  #placesDeleted(client: number, from: number, until: number): Set<PlaceSought> {
    const places = new Set<PlaceSought>();
    const structs = this.#store.clients.get(client) ?? [];
    const state = Y.getState(this.#store, client);
    if (from < state) {
      for (let i = Y.findIndexSS(structs, from); i < structs.length; i++) {
        const struct = structs[i];
        if (struct === undefined || struct.id.clock >= until) break;
        if (!struct.deleted) places.add(this.#rootOf(struct));
      }
    }
    // The rest must be brought by this very update, whose structs are judged on their own.
    for (let clock = Math.max(from, state); clock < until;) {
      const own = this.#ownAt({ client, clock });
      if (own === undefined || own instanceof Y.Skip) {
        places.add(UNRESOLVED);
        break;
      }
      clock = end(own);
    }
    return places;
  }

  #rootOf(struct: Y.Item | Y.GC | undefined): Place {
    let item = struct instanceof Y.Item ? struct : null;
    while (item !== null) {
      const parent: unknown = item.parent;
      if (!(parent instanceof Y.AbstractType)) return NOWHERE;
      if (parent._item === null) return this.#rootNames.get(parent) ?? NOWHERE;
      item = parent._item;
    }
    return NOWHERE;
  }

  #ownAt(id: Id): Struct | undefined {
    const structs = this.#own.get(id.client);
    if (structs === undefined) return undefined;
    let low = 0;
    let high = structs.length - 1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      const struct = structs[middle];
      if (struct === undefined) return undefined;
      if (id.clock < struct.id.clock) high = middle - 1;
      else if (id.clock >= end(struct)) low = middle + 1;
      else return struct;
    }
    return undefined;
  }
}

/** The first clock after a struct. */
const end = (struct: Struct): number => struct.id.clock + struct.length;
