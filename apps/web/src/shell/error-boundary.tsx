import { Button } from '@mantine/core';
import { Component } from 'react';
import type { ErrorInfo, ReactNode } from 'react';
import { MessagePage } from './message-page.tsx';
import classes from './message-page.module.css';

/**
 * Catches what a screen throws while drawing and says so in a sentence, where React alone would
 * leave the page blank. Edits already made are in this computer's copy of the board.
 */
export class ErrorBoundary extends Component<
  {
    children: ReactNode;
    /** What failed, when it is only a part of the screen: the rest stays. */
    part?: string;
  },
  { failed: boolean }
> {
  override state = { failed: false };

  static getDerivedStateFromError(): { failed: boolean } {
    return { failed: true };
  }

  override componentDidCatch(error: unknown, info: ErrorInfo): void {
    // The one place where whoever is asked for help can find what happened.
    // oxlint-disable-next-line no-console
    console.error('This screen failed while drawing', error, info.componentStack);
  }

  override render(): ReactNode {
    if (!this.state.failed) return this.props.children;
    const { part } = this.props;
    if (part !== undefined) {
      return (
        <div className={classes.part} role="alert">
          <p>{part} could not be shown. The rest of the page works on; reload it to try again.</p>
          <Button variant="default" onClick={() => window.location.reload()}>
            Reload the page
          </Button>
        </div>
      );
    }
    return (
      <MessagePage
        title="This page stopped working"
        text="Something on it could not be shown. Your edits so far are kept. Reload the page; if it happens again, tell whoever runs this server."
      >
        <Button onClick={() => window.location.reload()}>Reload the page</Button>
        <Button variant="default" component="a" href="/">
          All boards
        </Button>
      </MessagePage>
    );
  }
}
