// Where nothing is: what that means, and the next step.

import type { ReactNode } from 'react';

interface EmptyProps {
  title: string;
  next: string;
  children?: ReactNode;
  /** It is the whole page. */
  whole?: boolean;
}

export function Empty({ title, next, children, whole }: EmptyProps) {
  return (
    <div className="empty">
      {whole ? <h1>{title}</h1> : <h2>{title}</h2>}
      {next && <p>{next}</p>}
      {children}
    </div>
  );
}
