import { MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { QueryClientProvider } from '@tanstack/react-query';
import { Suspense, lazy, useState } from 'react';
import { BrowserRouter, Route, Routes } from 'react-router';
import { newQueryClient } from './api/query-client.ts';
import { loadCanvas } from './canvas/load-canvas.ts';
import { CommandsProvider } from './commands/commands.tsx';
import { ErrorBoundary } from './shell/error-boundary.tsx';
import { NotFoundPage } from './shell/not-found-page.tsx';
import { PageSkeleton } from './shell/page-skeleton.tsx';
import { theme } from './theme/theme.ts';

const LobbyPage = lazy(async () => ({
  default: (await import('./lobby/lobby-page.tsx')).LobbyPage,
}));
const loadBoardPage = () => import('./board/board-page.tsx');
const BoardPage = lazy(async () => ({ default: (await loadBoardPage()).BoardPage }));
const InvitePage = lazy(async () => ({
  default: (await import('./invite/invite-page.tsx')).InvitePage,
}));
/** For whoever is about to open a board. What fails here is fetched again, and told, when needed. */
const fetchBoardAhead = () => {
  Promise.all([loadBoardPage(), loadCanvas()]).catch(() => undefined);
};

/** The whole page: what every screen stands on, and which screen an address means. */
export function App() {
  const [queries] = useState(newQueryClient);
  return (
    <MantineProvider theme={theme} defaultColorScheme="dark" forceColorScheme="dark">
      <ErrorBoundary>
        <QueryClientProvider client={queries}>
          <Notifications position="bottom-left" containerWidth={380} limit={3} />
          <CommandsProvider>
            <BrowserRouter>
              <Suspense fallback={<PageSkeleton />}>
                <Routes>
                  <Route index element={<LobbyPage />} />
                  <Route path="invite/:token" element={<InvitePage onShown={fetchBoardAhead} />} />
                  <Route path="b/:boardId" element={<BoardPage />} />
                  <Route path="*" element={<NotFoundPage />} />
                </Routes>
              </Suspense>
            </BrowserRouter>
          </CommandsProvider>
        </QueryClientProvider>
      </ErrorBoundary>
    </MantineProvider>
  );
}
