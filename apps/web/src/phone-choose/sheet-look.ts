/** How what comes up from below looks, under the thumb. */
export const SHEET_LOOK = {
  position: 'bottom',
  size: 'auto',
  padding: 'md',
  transitionProps: { duration: 150 },
  attributes: { header: { role: 'presentation' } },
  styles: {
    inner: { alignItems: 'flex-end' },
    content: {
      background: 'var(--tb-panel)',
      borderRadius: '12px 12px 0 0',
      flex: '1 0 100%',
      height: 'auto',
      maxHeight: '85dvh',
    },
    header: { background: 'var(--tb-panel)' },
    body: { paddingBottom: 'calc(16px + env(safe-area-inset-bottom))' },
  },
} as const;
