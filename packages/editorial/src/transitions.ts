/**
 * What a transition does to the two pictures that meet at a boundary. The preview draws by these
 * formulas and the render computes with them, so that both show the same film.
 */

/** How one shot goes over into the next, other than by a straight cut. */
export const TRANSITION_KINDS = ['crossfade', 'zoom-through'] as const;
export type TransitionKind = (typeof TRANSITION_KINDS)[number];

/** A transition at the boundary with which a slot begins. */
export interface Transition {
  readonly kind: TransitionKind;
  /** Frames it takes, half before the boundary and half after it; the odd one comes after. */
  readonly frames: number;
}

/** How a picture is drawn: about its centre, over what is drawn before it. */
export interface Drawn {
  /** 1 fills the frame. */
  readonly scale: number;
  /** 0 to 1. */
  readonly opacity: number;
}

/** How the picture that goes and the one that comes are drawn, the second over the first. */
export interface Mixed {
  readonly from: Drawn;
  readonly to: Drawn;
}

/** How far the camera flies through one boundary: the picture that goes grows to so many times its size. */
const ZOOM = 2.5;

/**
 * Both pictures `progress` of the way through a transition, 0 to 1.
 *
 * A zoom-through is one camera move through both: at any moment the picture that comes stands `ZOOM`
 * times smaller in the middle of the one that goes, and both grow by the same exponential, so that
 * neither slips against the other. Its speed is the same from end to end: where transitions follow
 * each other without a pause they make one zoom that never stops.
 */
export function mixAt(kind: TransitionKind, progress: number): Mixed {
  if (kind === 'crossfade') {
    return { from: { scale: 1, opacity: 1 }, to: { scale: 1, opacity: progress } };
  }
  return {
    from: { scale: ZOOM ** progress, opacity: 1 },
    to: { scale: ZOOM ** (progress - 1), opacity: progress },
  };
}
