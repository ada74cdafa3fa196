const day = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric' });
const minute = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  hour: '2-digit',
  minute: '2-digit',
});

/** A UTC instant of the server as a day of the reader's calendar. */
export const sayDay = (instant: string): string => day.format(new Date(instant));

/** A UTC instant as day and minute of the reader's clock. */
export const sayMinute = (instant: string | number): string => minute.format(new Date(instant));

const clock = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' });

/** A UTC instant of today as the reader's clock shows it; of another day with that day. */
export const sayClock = (instant: string): string => {
  const at = new Date(instant);
  const isToday = at.toDateString() === new Date().toDateString();
  return isToday ? `${clock.format(at)} today` : minute.format(at);
};
