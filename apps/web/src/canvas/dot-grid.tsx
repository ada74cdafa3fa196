import { useRef } from 'react';
import { useEditor, useQuickReactor } from 'tldraw';

/** Distance of the dots in canvas units; on screen never closer than this in pixels. */
const STEP = 30;

/** The faint dots behind everything, so that an empty canvas shows how it moves. */
export function DotGrid() {
  const editor = useEditor();
  const ref = useRef<HTMLDivElement>(null);
  useQuickReactor(
    'dot grid',
    () => {
      const { x, y, z } = editor.getCamera();
      if (ref.current === null) return;
      let step = STEP * z;
      while (step < STEP * 0.7) step *= 2;
      ref.current.style.backgroundSize = `${step}px ${step}px`;
      ref.current.style.backgroundPosition = `${(x * z) % step}px ${(y * z) % step}px`;
    },
    [editor],
  );
  return <div ref={ref} className="tb-canvas-dots" />;
}
