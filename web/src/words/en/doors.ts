/** Words of the pages about doors. */
export const doors = {
  "doors.title": "Doors",
} as const;
