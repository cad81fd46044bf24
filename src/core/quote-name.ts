/** An identifier in backticks, as ClickHouse reads it. */
export const quoteName = (name: string) => `\`${name.replaceAll("\\", "\\\\").replaceAll("`", "\\`")}\``;
