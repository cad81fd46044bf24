/** Words of the pages about settings. */
export const settings = {
  "settings.title": "Settings",
} as const;
