import { Button, TextInput } from '@mantine/core';
import { Check, Copy } from 'lucide-react';
import { useState } from 'react';
import { copyText } from '../shell/copy-text.ts';
import classes from './people.module.css';

/** A link just made. The server keeps only its hash, so this is the one time it can be copied. */
export function InviteLink({
  url,
  reachable,
  onAnother,
}: {
  url: string;
  /** False: the link works only on the computer of the server. */
  reachable: boolean;
  onAnother: () => void;
}) {
  const [copied, setCopied] = useState<boolean | null>(null);
  return (
    <div className={classes.made}>
      <div className={classes.linkRow}>
        <TextInput
          aria-label="Invite link"
          value={url}
          readOnly
          onFocus={(event) => event.currentTarget.select()}
          styles={{ input: { fontFamily: 'var(--tb-mono)', fontSize: 12 } }}
        />
        <Button
          leftSection={copied ? <Check size={15} /> : <Copy size={15} />}
          onClick={() => void copyText(url).then(setCopied)}
          data-autofocus
        >
          {copied ? 'Copied' : 'Copy link'}
        </Button>
      </div>
      <p className={classes.text} role="status">
        {copied === false
          ? 'This browser does not let the page copy. Select the link and copy it with the keyboard.'
          : 'Send it to the person you invite. It is shown only now.'}
      </p>
      {!reachable && (
        <p className={classes.unreachable}>
          <b>This link works only on this computer.</b> Make it reachable: start Takeboard with{' '}
          <code>PUBLIC_URL</code> set to the address others can open. The README says how, under
          “Making a link reachable by others”.
        </p>
      )}
      <Button variant="subtle" color="gray" onClick={onAnother}>
        Make another link
      </Button>
    </div>
  );
}
