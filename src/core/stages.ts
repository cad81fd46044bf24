/** The stages in the order in which data flows: a stage may import earlier ones only. The dependency rules are made from this array. */
export const stages = [
  "sources",
  "interactions",
  "identity",
  "journeys",
  "promises",
  "perception",
  "drivers",
  "growth",
  "missions",
  "cases",
  "alignment",
  "maturity",
  "report",
] as const;
