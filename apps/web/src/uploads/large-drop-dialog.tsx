import { Button, Modal } from '@mantine/core';
import { sayFiles, saySize } from './say-size.ts';
import { useUploadsView } from './use-uploads.ts';
import classes from './tray.module.css';

const MOST_NAMED = 5;

/** Asks before files are sent that take so long that they may be a mistake. */
export function LargeDropDialog() {
  const { asking } = useUploadsView();
  if (asking === null) return null;
  const { large, files, answer } = asking;
  const others = files - large.length;
  return (
    <Modal
      opened
      onClose={() => answer('none')}
      size={480}
      title={
        large.length === 1
          ? '1 file is larger than 2 GB'
          : `${large.length} files are larger than 2 GB`
      }
    >
      <p className={classes.asked}>
        A take is usually a few seconds long. Send {large.length === 1 ? 'it' : 'them'} all the
        same?
      </p>
      <ul className={classes.large}>
        {large.slice(0, MOST_NAMED).map(({ name, folder, bytes }) => (
          <li key={`${folder}/${name}`}>
            <span className="tb-line">{name}</span>{' '}
            <span className="tb-mono">{saySize(bytes)}</span>
          </li>
        ))}
        {large.length > MOST_NAMED && <li>and {large.length - MOST_NAMED} more</li>}
      </ul>
      <div className={classes.answers}>
        <Button variant="default" onClick={() => answer('none')}>
          Send nothing
        </Button>
        {others > 0 && (
          <Button variant="default" onClick={() => answer('without large')}>
            Only the other {others === 1 ? 'one' : sayFiles(others)}
          </Button>
        )}
        <Button data-autofocus onClick={() => answer('all')}>
          Send {files === 1 ? 'it' : `all ${files}`}
        </Button>
      </div>
    </Modal>
  );
}
