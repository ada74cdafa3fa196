const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const clock = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' });
const weekday = new Intl.DateTimeFormat('en-GB', { weekday: 'short' });
const date = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short' });

/** How long something still takes: `2 days 4 h`, `3 h 12 min`, `12 min`, `less than a minute`. */
export function sayLeft(milliseconds: number): string {
  if (milliseconds < MINUTE) return 'less than a minute';
  const days = Math.floor(milliseconds / DAY);
  const hours = Math.floor((milliseconds % DAY) / HOUR);
  const minutes = Math.floor((milliseconds % HOUR) / MINUTE);
  if (days > 0) return [sayDays(days), ...(hours > 0 ? [`${hours} h`] : [])].join(' ');
  return [...(hours > 0 ? [`${hours} h`] : []), ...(minutes > 0 ? [`${minutes} min`] : [])].join(
    ' ',
  );
}

const sayDays = (days: number): string => (days === 1 ? '1 day' : `${days} days`);

/** An instant by the reader's clock: `today 18:00`, `Tue 18:00`, further away `8 Dec 18:00`. */
export function sayInstant(instant: string, now: number): string {
  const at = new Date(instant);
  const time = clock.format(at);
  if (at.toDateString() === new Date(now).toDateString()) return `today ${time}`;
  const isNear = Math.abs(at.getTime() - now) < 6 * DAY;
  return `${(isNear ? weekday : date).format(at)} ${time}`;
}

/** A deadline when it is set: `in 2 days, Tue 18:00`. */
export function sayUntil(deadline: string, now: number): string {
  const left = Date.parse(deadline) - now;
  if (left <= 0) return `over since ${sayInstant(deadline, now)}`;
  const roughly = left >= DAY ? sayDays(Math.round(left / DAY)) : sayLeft(left);
  return `in ${roughly}, ${sayInstant(deadline, now)}`;
}

/** A deadline while one chooses: `Closes in 3 h 12 min`. `now` is the server's. */
export function sayCloses(deadline: string, now: number): string {
  const left = Date.parse(deadline) - now;
  return left <= 0
    ? `The time was over ${sayInstant(deadline, now)}`
    : `Closes in ${sayLeft(left)}`;
}

/** An instant as a field for date and time wants it: the reader's clock, without seconds. */
export function toLocalField(instant: string | number): string {
  const at = new Date(instant);
  const two = (part: number) => String(part).padStart(2, '0');
  const day = [at.getFullYear(), two(at.getMonth() + 1), two(at.getDate())].join('-');
  return `${day}T${two(at.getHours())}:${two(at.getMinutes())}`;
}

/** What such a field holds, as a UTC instant; null for what is no time. */
export function fromLocalField(value: string): string | null {
  const at = new Date(value);
  return value === '' || Number.isNaN(at.getTime()) ? null : at.toISOString();
}

/** The deadline that is offered: the second evening from now, at six by the reader's clock. */
export function usualDeadline(now: number): string {
  const at = new Date(now);
  at.setDate(at.getDate() + 2);
  at.setHours(18, 0, 0, 0);
  return at.toISOString();
}
