/** The hatching that all figures share, once a page: 45 degrees, 1.25 px, every 5 px. Filled with `url(#hatch)`. */
export const Hatch = () => (
  <svg width="0" height="0" aria-hidden="true" style={{ position: "absolute" }}>
    <defs>
      <pattern id="hatch" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <line x1="0" y1="0" x2="0" y2="5" stroke="var(--ink-3)" strokeWidth="2.5" />
      </pattern>
    </defs>
  </svg>
);
