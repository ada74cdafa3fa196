import type { ReactNode } from 'react';
import { Logo } from './logo.tsx';
import classes from './message-page.module.css';

/** A page that holds one message and what to do next. */
export function MessagePage({
  title,
  text,
  children,
}: {
  title: string;
  text: ReactNode;
  children?: ReactNode;
}) {
  return (
    <main className={classes.page} id="main">
      <div className={classes.box}>
        <Logo size={32} />
        <h1 className={classes.title}>{title}</h1>
        <p className={classes.text}>{text}</p>
        {children && <div className={classes.actions}>{children}</div>}
      </div>
    </main>
  );
}
