import { ASPECTS, ASPECT_NAMES } from '@takeboard/storyboard';
import type { Aspect } from '@takeboard/storyboard';
import classes from './lobby.module.css';

const SAID: Readonly<Record<Aspect, string>> = {
  '16:9': 'Wide',
  '2.39': 'Cinema',
  '4:3': 'Classic',
  '1:1': 'Square',
  '9:16': 'Upright',
};

/** Chooses the shape of the picture by its outline. */
export function PictureShape({
  value,
  onChange,
}: {
  value: Aspect;
  onChange: (aspect: Aspect) => void;
}) {
  return (
    <fieldset className={classes.shapes}>
      <legend>Picture shape</legend>
      {ASPECT_NAMES.map((aspect) => (
        <label key={aspect} className={classes.shape}>
          <input
            type="radio"
            name="aspect"
            value={aspect}
            checked={aspect === value}
            onChange={() => onChange(aspect)}
          />
          <span className={classes.outline}>
            <Outline aspect={aspect} />
          </span>
          <span className="tb-mono">{aspect === '2.39' ? '2.39:1' : aspect}</span>
          <span className={classes.said}>{SAID[aspect]}</span>
        </label>
      ))}
    </fieldset>
  );
}

/** All outlines have the same area, as pictures of one screen would. */
function Outline({ aspect }: { aspect: Aspect }) {
  const { width, height } = ASPECTS[aspect];
  const scale = Math.sqrt(760 / (width * height));
  const [w, h] = [Math.round(width * scale), Math.round(height * scale)];
  return (
    <svg width="48" height="40" viewBox="0 0 48 40" aria-hidden="true">
      <rect x={24 - w / 2} y={20 - h / 2} width={w} height={h} rx="2.5" />
    </svg>
  );
}
