import { notifications } from '@mantine/notifications';
import { sentenceOf } from '../api/api-failure.ts';

/** Says that something did not work: what, to what, and what the person can do next. */
export function tellFailure(what: string, error: unknown): void {
  notifications.show({
    title: what,
    message: sentenceOf(error),
    color: 'bad',
    autoClose: 10_000,
    withBorder: true,
  });
}

/** Says in one line that something happened. */
export function tell(message: string): void {
  notifications.show({ message, autoClose: 4_000, withBorder: true });
}
