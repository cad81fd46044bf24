/** How a column writes times: a pattern where the usual forms would be ambiguous, else null. */
export type TimeKind = {
  readonly form: string;
  readonly pattern: string | null;
  readonly hasClock: boolean;
  readonly ambiguous: boolean;
};

const named = / (at|date|time|timestamp|datum|on|ts|created|updated|due) /;

/** The form that nine of ten values share; null when the column does not hold times. Bare numbers count only under a name of time. */
export const timeKind = (values: readonly string[], name: string): TimeKind | null => {
  const share = (pattern: RegExp) => values.filter((value) => pattern.test(value)).length / values.length;
  const clock = values.some((value) => /\d:\d\d/.test(value));
  const kind = (form: string, pattern: string | null = null, ambiguous = false): TimeKind => ({
    form,
    pattern,
    hasClock: clock,
    ambiguous,
  });
  if (share(/^\d{4}[-/.]\d{1,2}[-/.]\d{1,2}([ T]+\d{1,2}:\d{2}.*)?$/) > 0.9) return kind("year-month-day");
  if (share(/^\d{1,2}[/.-]\d{1,2}[/.-]\d{4}([ ,T]+\d{1,2}:\d{2}.*)?$/) > 0.9) return slashed(values, kind);
  if (share(/^\d{1,2}[/.-]\d{1,2}[/.-]\d{2}([ ,T]+\d{1,2}:\d{2}.*)?$/) > 0.9) return twoDigitYear(values, kind);
  if (share(/^([a-z]{3,9},? )?(\d{1,2}[ -][a-z]{3,9}[ -]\d{4}|[a-z]{3,9} \d{1,2},? \d{4})\b/i) > 0.9)
    return kind("named month");
  if (share(/^[A-Z][a-z]{2} [A-Z][a-z]{2} +\d{1,2} \d{1,2}:\d{2}:\d{2} (\S+ )?\d{4}$/) > 0.9)
    return kind("as Unix writes it");
  const spoken = named.test(
    ` ${name
      .replace(/([a-z])([A-Z])/g, "$1 $2")
      .replace(/[^a-zA-Z]+/g, " ")
      .toLowerCase()} `,
  );
  if (!spoken) return null;
  if (share(/^(19|20)\d{2}(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(T?\d{4,6}Z?)?$/) > 0.9)
    return kind("year month day without marks");
  if (share(/^\d{13}$/) > 0.9) return { ...kind("milliseconds since 1970"), hasClock: true };
  if (share(/^\d{9,10}(\.\d+)?$/) > 0.9) return { ...kind("seconds since 1970"), hasClock: true };
  return share(/^[2-6]\d{4}(\.\d+)?$/) > 0.9
    ? { ...kind("Excel's day number"), hasClock: values.some((value) => value.includes(".")) }
    : null;
};

type Kind = (form: string, pattern?: string | null, ambiguous?: boolean) => TimeKind;

const largest = (values: readonly string[], part: 1 | 2) =>
  values.reduce((most, value) => Math.max(most, Number(/^(\d{1,2})[/.-](\d{1,2})/.exec(value)?.[part] ?? 0)), 0);

const slashed = (values: readonly string[], kind: Kind): TimeKind => {
  const [first, second] = [largest(values, 1), largest(values, 2)];
  const dotted = /^\d{1,2}[.-]/.test(values[0]!);
  if (first > 12 || dotted) return kind("day/month/year");
  return second > 12 ? kind("month/day/year") : kind("day/month/year", null, true);
};

const twoDigitYear = (values: readonly string[], kind: Kind): TimeKind => {
  const mark = /^\d{1,2}([/.-])/.exec(values[0]!)![1]!;
  const clock = values.every((value) => /\d:\d\d:\d\d/.test(value))
    ? " H:mm:ss"
    : values.every((value) => /\d:\d\d/.test(value))
      ? " H:mm"
      : "";
  const monthFirst = largest(values, 2) > 12;
  const order = monthFirst ? ["M", "d", "yy"] : ["d", "M", "yy"];
  return kind(
    monthFirst ? "month/day/short year" : "day/month/short year",
    `${order.join(mark)}${clock}`,
    !monthFirst && largest(values, 1) <= 12,
  );
};
