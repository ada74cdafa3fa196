import type { SnapTo, TransitionKind } from '@takeboard/editorial';
import type { EditMode } from './edit-settings.ts';

export const SNAP_WORDS: Readonly<Record<SnapTo, string>> = {
  bar: 'bar',
  beat: 'beat',
  'half-beat': 'half beat',
  off: 'off',
};

export const MODE_WORDS: Readonly<Record<EditMode, string>> = { roll: 'roll', slip: 'slip' };

export const TRANSITION_WORDS: Readonly<Record<TransitionKind, string>> = {
  crossfade: 'Crossfade',
  'zoom-through': 'Zoom-through',
};
