import type { FrameRateName } from './frame-rate.ts';

/**
 * SMPTE timecode (ST 12-1): a label for each frame. At 23.976 and 29.97 it counts 24 and 30 frames to
 * a second and so falls behind the clock; drop-frame at 29.97 leaves out the labels :00 and :01 of
 * each minute that is not a tenth, never a frame, and keeps with the clock.
 */
export interface TimecodeKind {
  readonly fps: FrameRateName;
  /** Only at 29.97. */
  readonly dropFrame?: boolean;
}

const LABELS_PER_SECOND: Readonly<Record<FrameRateName, number>> = {
  '23.976': 24,
  '24': 24,
  '25': 25,
  '29.97': 30,
  '30': 30,
};

/** Labels left out at the beginning of a minute, and frames in a minute and in ten of them. */
const DROPPED = 2;
const DROP_MINUTE = 60 * 30 - DROPPED;
const DROP_TEN_MINUTES = 10 * DROP_MINUTE + DROPPED;

/** Timecode goes round after a day. */
const HOURS = 24;

/**
 * The label of a frame, counted from 0: `00:01:13:05`, with `;` before the frames when dropping.
 * Throws a RangeError for a negative frame and for drop-frame at another rate.
 */
export function formatTimecode(frame: number, kind: TimecodeKind): string {
  if (!Number.isSafeInteger(frame) || frame < 0) {
    throw new RangeError(`${frame} is not the number of a frame: they count from 0.`);
  }
  const perSecond = perSecondOf(kind);
  const label = kind.dropFrame === true ? labelWithDrops(frame) : frame;
  const seconds = Math.floor(label / perSecond);
  const parts = [Math.floor(seconds / 3600) % HOURS, Math.floor(seconds / 60) % 60, seconds % 60];
  return `${parts.map(twoDigits).join(':')}${kind.dropFrame === true ? ';' : ':'}${twoDigits(label % perSecond)}`;
}

/** Reads a label back into its frame; undefined for what no frame has. */
export function parseTimecode(text: string, kind: TimecodeKind): number | undefined {
  const perSecond = perSecondOf(kind);
  const match = /^(\d{2}):(\d{2}):(\d{2})[:;](\d{2})$/u.exec(text.trim());
  if (match === null) return undefined;
  const [hours = 0, minutes = 0, seconds = 0, frames = 0] = match.slice(1).map(Number);
  if (hours >= HOURS || minutes > 59 || seconds > 59 || frames >= perSecond) return undefined;
  const allMinutes = hours * 60 + minutes;
  const label = (allMinutes * 60 + seconds) * perSecond + frames;
  if (kind.dropFrame !== true) return label;
  if (seconds === 0 && frames < DROPPED && minutes % 10 !== 0) return undefined;
  return label - DROPPED * (allMinutes - Math.floor(allMinutes / 10));
}

function labelWithDrops(frame: number): number {
  const tens = Math.floor(frame / DROP_TEN_MINUTES);
  const rest = frame % DROP_TEN_MINUTES;
  // The first minute of ten has all its labels; each of the other nine misses two.
  const minutes = rest < DROP_MINUTE + DROPPED ? 0 : Math.floor((rest - DROPPED) / DROP_MINUTE);
  return frame + DROPPED * (9 * tens + minutes);
}

function perSecondOf({ fps, dropFrame }: TimecodeKind): number {
  if (dropFrame === true && fps !== '29.97') {
    throw new RangeError(`Drop-frame timecode is for 29.97 frames a second, not for ${fps}.`);
  }
  return LABELS_PER_SECOND[fps];
}

const twoDigits = (part: number): string => String(part).padStart(2, '0');
