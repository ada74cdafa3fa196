/**
 * openapi-typescript writes types with the compiler's JavaScript interface, which TypeScript 7 no
 * longer has. As a peer it would be handed the workspace's 7; here it gets a 5 of its own.
 */
export const hooks = {
  readPackage(manifest) {
    if (manifest.name === 'openapi-typescript') {
      delete manifest.peerDependencies.typescript;
      manifest.dependencies.typescript = '5.9.3';
    }
    return manifest;
  },
};
