import { Button } from '@mantine/core';
import { ShieldAlert, ShieldCheck } from 'lucide-react';
import { sentenceOf } from '../api/api-failure.ts';
import type { LogVerdict } from '../api/wire.ts';
import { FormError } from '../shell/form-error.tsx';
import { copyText } from '../shell/copy-text.ts';
import { tell } from '../shell/toast.ts';
import { useVerify } from './decision-queries.ts';
import { sayWhole } from './say-whole.ts';
import check from './check-log.module.css';
import classes from './decisions.module.css';

/** Has the log checked from its first entry, and says what came of it. */
export function CheckLog({ nameOf }: { nameOf: (shotId: string) => string | undefined }) {
  const verify = useVerify();
  const verdict = verify.data;
  return (
    <section className={check.check} aria-label="Is the log whole?">
      <div className={check.checkHead}>
        <p className={classes.quiet}>
          Each entry is sealed with the one before. Checking finds what was changed, put in or taken
          out afterwards.
        </p>
        <Button
          size="compact-md"
          variant="default"
          loading={verify.isPending}
          onClick={() => verify.mutate()}
        >
          Check the log
        </Button>
      </div>
      <div role="status">
        {verdict !== undefined && <Verdict verdict={verdict} nameOf={nameOf} />}
      </div>
      {verify.isError && <FormError>{sentenceOf(verify.error)}</FormError>}
    </section>
  );
}

function Verdict({
  verdict,
  nameOf,
}: {
  verdict: LogVerdict;
  nameOf: (shotId: string) => string | undefined;
}) {
  const { whole, entries, head } = verdict;
  const said = sayWhole(verdict, nameOf);
  const Icon = whole ? ShieldCheck : ShieldAlert;
  const copy = async () =>
    tell(
      (await copyText(`${entries} ${head}`))
        ? 'The seal is on the clipboard. Whoever keeps it can prove later that these entries are still the same.'
        : 'This browser does not let the page copy. Hold the pointer over the seal to read it.',
    );
  return (
    <div className={check.verdict} data-bad={!whole || undefined}>
      <Icon size={18} aria-hidden="true" />
      <div>
        {said.map((line) => (
          <p key={line}>{line}</p>
        ))}
        {whole && entries > 0 && (
          <p className={check.seal}>
            <span className="tb-mono" title={head}>
              Seal {head.slice(0, 16)}
            </span>
            <Button size="compact-xs" variant="subtle" color="gray" onClick={() => void copy()}>
              Copy
            </Button>
          </p>
        )}
      </div>
    </div>
  );
}
