import { Button, Drawer, Textarea } from '@mantine/core';
import { useState } from 'react';
import { SHEET_LOOK } from './sheet-look.ts';
import classes from './phone-choose.module.css';

/**
 * Asks for a reason from below, under the thumb: one of the usual ones, or in one's own words. It may
 * be left without any.
 */
export function WhySheet({
  title,
  reasons,
  first,
  onSay,
  onClose,
}: {
  title: string;
  /** Usual ones, and what one of them does besides. */
  reasons: readonly { readonly words: string; readonly also: string | null }[];
  /** What was said before. */
  first: string;
  onSay: (reason: string) => void;
  onClose: () => void;
}) {
  const [text, setText] = useState(first);
  return (
    <Drawer
      {...SHEET_LOOK}
      opened
      onClose={onClose}
      title={title}
      closeButtonProps={{ 'aria-label': 'Close without a reason', size: 44 }}
    >
      <div className={classes.reasons}>
        {reasons.map(({ words, also }) => (
          <button
            key={words}
            type="button"
            className={classes.reason}
            aria-pressed={words === first}
            onClick={() => onSay(words)}
          >
            {words}
            {also !== null && <small>{also}</small>}
          </button>
        ))}
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
        <Button type="submit">Say it</Button>
      </form>
    </Drawer>
  );
}
