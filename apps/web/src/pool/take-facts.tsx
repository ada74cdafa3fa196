import type { Take } from '../api/wire.ts';
import { lengthOf } from '../takes/take-time.ts';
import { saySize } from '../uploads/say-size.ts';
import classes from './open-take.module.css';

/** What the file itself is, measured. */
export function TakeFacts({ take: { facts, bytes } }: { take: Take }) {
  if (facts === null) return null;
  const { width, height, rotation, fps, variableFps, frames, codec, container, hdr, audio } = facts;
  return (
    <section aria-label="Facts">
      <h3 className="tb-label">Facts</h3>
      <dl className={classes.facts}>
        <dt>Length</dt>
        <dd className="tb-mono">
          {frames} frames · {lengthOf(facts).toFixed(2)} s
        </dd>
        <dt>Picture</dt>
        <dd className="tb-mono">
          {width}×{height}
          {rotation !== 0 && ` · turned ${rotation}°`}
          {hdr && ' · HDR'}
        </dd>
        <dt>Rate</dt>
        <dd className="tb-mono">
          {sayRate(fps.num / fps.den)} fps{variableFps && ', varying'}
        </dd>
        <dt>File</dt>
        <dd className="tb-mono">
          {container} · {codec} · {saySize(bytes)}
        </dd>
        <dt>Sound</dt>
        <dd className="tb-mono">
          {audio === null
            ? 'none'
            : `${audio.codec} · ${audio.channels === 1 ? 'mono' : audio.channels === 2 ? 'stereo' : `${audio.channels} channels`} · ${audio.rate / 1000} kHz`}
        </dd>
      </dl>
    </section>
  );
}

/** `24`, `23.976`: no more places than it has. */
const sayRate = (fps: number): string => String(Number(fps.toFixed(3)));
