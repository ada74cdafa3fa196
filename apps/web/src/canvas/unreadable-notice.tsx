import { useSessionValue } from '../live/use-session.tsx';

/** Says that there is more on the board than this version can show. */
export function UnreadableNotice() {
  const count = useSessionValue((session) => session.unreadable());
  if (count === 0) return null;
  return (
    <p className="tb-canvas-notice" role="status">
      {count === 1 ? '1 item needs' : `${count} items need`} a newer version. Reload to get it.
    </p>
  );
}
