/** How what comes up from below looks, under the thumb. */
export const SHEET_LOOK = {
  position: 'bottom',
  size: 'auto',
  padding: 'md',
  transitionProps: { duration: 150 },
  attributes: { header: { role: 'presentation' } },
  styles: {
    content: { background: 'var(--tb-panel)', borderRadius: '12px 12px 0 0' },
    header: { background: 'var(--tb-panel)' },
    body: { paddingBottom: 'calc(16px + env(safe-area-inset-bottom))' },
  },
} as const;
