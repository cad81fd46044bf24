/** The local ISO day of an instant. */
export const localDay = (at: string, zone: string): string =>
  new Intl.DateTimeFormat("sv", { timeZone: zone, year: "numeric", month: "2-digit", day: "2-digit" }).format(
    new Date(at),
  );
