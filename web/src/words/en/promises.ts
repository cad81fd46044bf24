/** Words of the pages about promises. */
export const promises = {
  "promises.title": "Promises",
} as const;
