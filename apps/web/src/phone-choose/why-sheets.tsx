import type { Ballot, TakeMark } from '@takeboard/voting';
import { quickReasons } from '../wall/quick-reasons.ts';
import { NONE_REASONS } from './none-reasons.ts';
import { WhySheet } from './why-sheet.tsx';

/** Why this take is not for me. The ✗ stands already; a reason only helps. */
export function NoSheet({
  role,
  given,
  onMark,
  onClose,
}: {
  /** Of who is asked: some reasons are only theirs to give. */
  role: string;
  given: TakeMark | undefined;
  onMark: (mark: TakeMark) => void;
  onClose: () => void;
}) {
  return (
    <WhySheet
      title="Not for me, because…"
      reasons={quickReasons(role).map(({ words, ownFace }) => ({
        words,
        also: ownFace ? 'takes it out' : null,
      }))}
      first={given?.reason ?? ''}
      onSay={(reason) => {
        const known = quickReasons(role).find(({ words }) => words === reason);
        onMark({
          mark: 'no',
          ...(reason === '' ? {} : { reason }),
          ...(known?.ownFace ? { ownFace: true } : {}),
        });
        onClose();
      }}
      onClose={onClose}
    />
  );
}

/** What should be different, said with "none is good". */
export function NoneSheet({
  ballot,
  onNone,
  onClose,
}: {
  ballot: Ballot;
  onNone: (reason: string) => void;
  onClose: () => void;
}) {
  return (
    <WhySheet
      title="None is good: what should be different?"
      reasons={NONE_REASONS.map((words) => ({ words, also: null }))}
      first={ballot.none ?? ''}
      onSay={(reason) => {
        onNone(reason);
        onClose();
      }}
      onClose={onClose}
    />
  );
}
