// What may be wider than the screen: it scrolls by itself, and keys reach it.

import type { ReactNode } from 'react';

export function Scrolls({ label, children }: { label: string; children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keys
    <section className="scrolls" tabIndex={0} aria-label={label}>
      {children}
    </section>
  );
}
