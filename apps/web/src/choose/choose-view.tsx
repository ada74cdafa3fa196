import type { BoardInfo } from '../api/wire.ts';
import { Trouble } from '../shell/trouble.tsx';
import { CardView } from './card-view.tsx';
import { RoundStage } from './round-stage.tsx';
import { RoundsView } from './rounds-view.tsx';
import { useStage } from './use-stage.ts';
import classes from './choose-view.module.css';

/** Choosing together: which one? From the rules to the last shot, whatever the round is at. */
export function ChooseView({ info, phone = false }: { info: BoardInfo; phone?: boolean }) {
  const { round, stage, ahead, loading, error } = useStage();
  if (loading) return <div className={classes.choose} aria-busy />;
  if (round === undefined && error !== null) {
    return (
      <div className={classes.middle}>
        <Trouble error={error} />
      </div>
    );
  }
  if (round === undefined || stage.kind === 'rounds') return <RoundsView info={info} />;
  if (stage.kind === 'card') {
    return (
      <div className={classes.middle}>
        <CardView round={round} ahead={ahead} info={info} />
      </div>
    );
  }
  return <RoundStage round={round} stage={stage} ahead={ahead} info={info} phone={phone} />;
}
