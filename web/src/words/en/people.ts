/** Words of the pages about people. */
export const people = {
  "people.title": "People",
} as const;
