import { Button, Drawer, Textarea } from '@mantine/core';
import { useState } from 'react';
import classes from './phone-choose.module.css';

/**
 * Asks for a reason from below, under the thumb: one of the usual ones, or in one's own words. It may
 * be left without any.
 */
export function WhySheet({
  title,
  reasons,
  first = '',
  done,
  ownFace = null,
  onSay,
  onClose,
}: {
  title: string;
  reasons: readonly string[];
  /** What was said before. */
  first?: string;
  /** What the button for one's own words is called. */
  done: string;
  /** "My own face", for whom that is theirs to say. */
  ownFace?: (() => void) | null;
  onSay: (reason: string) => void;
  onClose: () => void;
}) {
  const [text, setText] = useState(first);
  return (
    <Drawer
      opened
      onClose={onClose}
      position="bottom"
      size="auto"
      title={title}
      padding="md"
      closeButtonProps={{ 'aria-label': 'Close without a reason', size: 44 }}
      transitionProps={{ duration: 150 }}
      attributes={{ header: { role: 'presentation' } }}
      styles={{
        content: { background: 'var(--tb-panel)', borderRadius: '12px 12px 0 0' },
        header: { background: 'var(--tb-panel)' },
        body: { paddingBottom: 'calc(16px + env(safe-area-inset-bottom))' },
      }}
    >
      <div className={classes.reasons}>
        {reasons.map((reason) => (
          <button
            key={reason}
            type="button"
            className={classes.reason}
            aria-pressed={reason === first}
            onClick={() => onSay(reason)}
          >
            {reason}
          </button>
        ))}
        {ownFace !== null && (
          <button type="button" className={classes.reason} onClick={ownFace}>
            My own face: take it out
          </button>
        )}
      </div>
      <form
        className={classes.words}
        onSubmit={(event) => {
          event.preventDefault();
          onSay(text.trim());
        }}
      >
        <Textarea
          aria-label="In your own words"
          placeholder="In your own words"
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          maxLength={500}
          autosize
          minRows={1}
          maxRows={4}
          styles={{ input: { fontSize: 16, minHeight: 44 } }}
        />
        <Button type="submit">{done}</Button>
      </form>
    </Drawer>
  );
}
