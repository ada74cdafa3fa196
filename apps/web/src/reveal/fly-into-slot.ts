/** Milliseconds: first the hearts meet, then the picture flies; under a second in all. */
const MEETS = 320;
const FLIES = 520;

/**
 * Lets a copy of a picture fly into its shot's slot on the timeline; the picture itself stays. Where
 * the slot is out of sight, or somebody asked for less motion, nothing flies. Returns what ends it.
 */
export function flyIntoSlot(picture: HTMLElement, shotId: string): () => void {
  if (matchMedia('(prefers-reduced-motion: reduce)').matches) return () => {};
  const slot = slotOf(shotId);
  if (slot === null) return () => {};
  const [from, to] = [picture.getBoundingClientRect(), slot.getBoundingClientRect()];
  const copy = picture.cloneNode(true) as HTMLElement;
  copy.setAttribute('aria-hidden', 'true');
  copy.dataset['testid'] = 'flying-take';
  Object.assign(copy.style, {
    position: 'fixed',
    left: `${from.left}px`,
    top: `${from.top}px`,
    width: `${from.width}px`,
    height: `${from.height}px`,
    margin: '0',
    zIndex: '500',
    pointerEvents: 'none',
    transformOrigin: '0 0',
    opacity: '0',
  });
  document.body.append(copy);
  const [dx, dy] = [to.left - from.left, to.top - from.top];
  const scale = `scale(${to.width / from.width}, ${to.height / from.height})`;
  const flight = copy.animate(
    [
      { transform: 'none', opacity: 1 },
      { transform: `translate(${dx}px, ${dy}px) ${scale}`, opacity: 0.9 },
    ],
    { delay: MEETS, duration: FLIES, easing: 'cubic-bezier(0.5, 0, 0.2, 1)' },
  );
  const end = () => copy.remove();
  // Called off, it has nothing to say.
  flight.finished.then(end, end);
  return () => {
    flight.cancel();
    end();
  };
}

/** The slot of a shot as far as it is on screen. */
function slotOf(shotId: string): HTMLElement | null {
  const slot = document.querySelector<HTMLElement>(
    `[data-lane="slots"] [data-shot-id="${CSS.escape(shotId)}"]`,
  );
  if (slot === null) return null;
  const { left, right, width } = slot.getBoundingClientRect();
  const lane = slot.closest('[data-lane]')?.getBoundingClientRect();
  const isSeen = width > 0 && lane !== undefined && right > lane.left && left < lane.right;
  return isSeen ? slot : null;
}
