export {
  barPositionOf,
  formatBarPosition,
  parseBarPosition,
  snapTick,
  tickOfBarPosition,
} from './bar-position.ts';
export type { BarPosition, Snap } from './bar-position.ts';
export { framesShort, sourceFrameOf } from './clip.ts';
export type { Clip } from './clip.ts';
export {
  changeGridAt,
  doubleTempo,
  gridOfMix,
  halveTempo,
  nudgeGrid,
  removeChange,
  rereckon,
  setBarOne,
} from './correct-grid.ts';
export { FRAME_RATES, FRAME_RATE_NAMES, isFrameRateName } from './frame-rate.ts';
export type { FrameRateName } from './frame-rate.ts';
export {
  RATE_LIMITS,
  TEMPO_LIMITS,
  TICKS_PER_BEAT,
  frameOf,
  isFreeTime,
  isTempo,
  makeGrid,
  sampleOf,
  tickOf,
} from './grid.ts';
export type { Grid, GridChange, Meter } from './grid.ts';
export { evenStarts, positionAt, positionOfFrame, startsFromBars } from './place-slots.ts';
export type { Ruler, SnapTo } from './place-slots.ts';
export { formatRational, parseRational, rational } from './rational.ts';
export type { Rational } from './rational.ts';
export { formatTimecode, parseTimecode } from './timecode.ts';
export type { TimecodeKind } from './timecode.ts';
export {
  frameOfPosition,
  frameOfSample,
  inRate,
  sampleOfPosition,
  tickOfPosition,
} from './song-position.ts';
export type { Song, SongPosition } from './song-position.ts';
export { timelineOf } from './timeline.ts';
export type { PushedSlot, TimedSlot, Timeline, TimelineEntry } from './timeline.ts';
export { indexAt, layersAt, transitionSpan } from './layers-at.ts';
export type { JoinedSlot, Layer, TransitionSpan } from './layers-at.ts';
export { TRANSITION_KINDS, mixAt } from './transitions.ts';
export type { Drawn, Mixed, Transition, TransitionKind } from './transitions.ts';
