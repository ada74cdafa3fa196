import classes from './logo.module.css';

/** The mark of Takeboard; decoration, so whoever puts it inside a link names the link. */
export function Logo({ size = 22 }: { size?: number }) {
  return (
    <span
      className={classes.logo}
      style={{ width: size, height: size, fontSize: size * 0.58, borderRadius: size * 0.25 }}
      aria-hidden="true"
    >
      T
    </span>
  );
}
