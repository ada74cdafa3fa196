import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { tldrawAssets } from './vite/tldraw-assets.ts';

/** While developing, pages come from Vite and everything else from a running server. */
const server = process.env['TAKEBOARD_DEV_SERVER'] ?? 'http://localhost:5757';

export default defineConfig({
  plugins: [react(), tldrawAssets()],
  build: { target: 'es2023', chunkSizeWarningLimit: 2500 },
  server: {
    proxy: {
      // The server refuses changes from pages of another host, so the browser's own name stays.
      '/api': { target: server, changeOrigin: false },
      '/media': { target: server, changeOrigin: false },
      '/sync': { target: server, changeOrigin: false, ws: true },
    },
  },
  // Two copies of Yjs break its constructor checks.
  resolve: { dedupe: ['yjs', 'react', 'react-dom'] },
});
