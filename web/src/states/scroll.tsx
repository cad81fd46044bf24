import type { ReactNode } from "react";

/** What may be wider than the page: it scrolls by itself, also by keyboard. `says`: what it is. */
export const Scroll = ({ says, children }: { readonly says: string; readonly children: ReactNode }) => (
  // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard (WCAG 2.1.1).
  <section className="scroll" tabIndex={0} aria-label={says}>
    {children}
  </section>
);
