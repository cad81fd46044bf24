/** Words of the pages about settings. */
export const settings = {
  "settings.title": "Settings",
  "role.admin": "admin",
  "role.lead": "CX lead",
  "role.analyst": "analyst",
  "role.owner": "promise owner",
  "role.member": "team member",
  "role.viewer": "viewer",
} as const;
