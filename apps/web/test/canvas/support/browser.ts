/** What tldraw asks of a browser and jsdom does not have; none of it decides anything here. */
Object.assign(globalThis, {
  // Otherwise tldraw skips its frames under a test runner, and they are what is tested.
  __FORCE_RAF_IN_TESTS__: true,
  ResizeObserver: class {
    observe() {}
    unobserve() {}
    disconnect() {}
  },
  FontFace: class {
    load() {
      return Promise.resolve(this);
    }
  },
  matchMedia: () => ({
    matches: false,
    addEventListener() {},
    removeEventListener() {},
    addListener() {},
    removeListener() {},
  }),
});
Object.defineProperty(document, 'fonts', {
  value: { add() {}, delete() {}, ready: Promise.resolve(), [Symbol.iterator]: () => [].values() },
});
