/** Bytes as people say them: `640 kB`, `12 MB`, `3.4 GB`. */
export function saySize(bytes: number): string {
  if (bytes >= 1e9) return `${(bytes / 1e9).toFixed(1)} GB`;
  if (bytes >= 1e6) return `${Math.round(bytes / 1e6)} MB`;
  return `${Math.max(1, Math.round(bytes / 1e3))} kB`;
}

/** A share of a size in one unit: `1.2 of 3.4 GB`. */
export function sayShare(part: number, whole: number): string {
  const [unit, size] = whole >= 1e9 ? ['GB', 1e9] : whole >= 1e6 ? ['MB', 1e6] : ['kB', 1e3];
  const digits = unit === 'GB' ? 1 : 0;
  return `${(part / size).toFixed(digits)} of ${(whole / size).toFixed(digits)} ${unit}`;
}

/** How long something will still take, roughly, as one waits for it. */
export function sayTime(seconds: number): string {
  if (seconds < 50) return `${Math.max(5, Math.ceil(seconds / 5) * 5)} s`;
  const minutes = Math.max(1, Math.round(seconds / 60));
  if (minutes < 90) return `${minutes} min`;
  return `${(minutes / 60).toFixed(1)} h`;
}

export const sayFiles = (count: number): string => (count === 1 ? '1 file' : `${count} files`);
export const sayTakes = (count: number): string => (count === 1 ? '1 take' : `${count} takes`);
