/** Names of columns: empty ones are called by their place, repeated ones get a number; both are said. */
export const columnNames = (fields: readonly string[], notes: string[]): string[] => {
  const used = new Set<string>();
  return fields.map((field, i) => {
    const wanted = field.trim() || `c${i + 1}`;
    let name = wanted;
    for (let n = 2; used.has(name); n++) name = `${wanted}_${n}`;
    used.add(name);
    if (field.trim() === "") notes.push(`column ${i + 1} has no name: it is called ${name}`);
    else if (name !== wanted) notes.push(`column ${i + 1} is called ${wanted} like another: it is called ${name}`);
    return name;
  });
};
