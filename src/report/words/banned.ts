/**
 * What no screen says (UI.md 1, the table's right column and the model's own words), each with what to say instead.
 * Exports, option names and problem codes are exempt: they are for machines.
 */
export const banned: readonly { readonly pattern: RegExp; readonly instead: string }[] = [
  { pattern: /\bfailures?\b|\bimpacted\b|\baffected users?\b/i, instead: "41 people were let down (44 times)" },
  { pattern: /\bprobably\b|\bsignifican(t|ce)\b|\broughly\b/i, instead: "Kept, too close to call; or the range" },
  {
    pattern: /\bN\/A\b|\bin progress\b|\bnull\b|\bundefined\b|\bNaN\b|\bInfinity\b|\[object /i,
    instead: "Cannot say, Not due yet, Set aside",
  },
  { pattern: /\bCI\b|±|\bconfidence interval\b/, instead: "between 92.8 and 94.7%" },
  { pattern: /\bn ?= ?\d|\bsample\b(?! company)/i, instead: "of 2,470" },
  {
    pattern: /\berror budget\b|\bbudget \d|\bburn(ing|ed|s| rate)?\b/i,
    instead: "14 more people may be let down (of 43)",
  },
  { pattern: /(?<![\w#])\d+(\.\d+)?x\b/i, instead: "at this pace the limit is reached on Thursday" },
  { pattern: /\bdata quality\b|\bamber\b/i, instead: "94% of the tills data has arrived" },
  { pattern: /\brejected\b|\bdead letter\b|\bquarantined\b/i, instead: "3 records could not be read" },
  { pattern: /\bnot enough data\b|\binsufficient\b/i, instead: "12 so far; a verdict needs 30" },
  { pattern: /[▲▼] ?\d/, instead: "no real change; or points with their range" },
  { pattern: /\bsnapshot\b/i, instead: "as of 3 June; as we knew it on 3 June" },
  {
    pattern: /\bconformance\b|\bdrivers?\b|\bsegments?\b(?!\])/i,
    instead: "went as promised; what goes with it; group",
  },
  { pattern: /!(?=\s|$)/, instead: "no exclamation marks" },
];

export const bannedIn = (text: string): { readonly found: string; readonly instead: string }[] =>
  banned.flatMap(({ pattern, instead }) => {
    const match = pattern.exec(text);
    return match ? [{ found: match[0], instead }] : [];
  });
