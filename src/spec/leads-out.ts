/** True for a path that could name something outside the folder it is read in: absolute, a home, a drive, a URL, `..`. */
export const leadsOut = (path: string): boolean =>
  /^([/\\~]|[A-Za-z]:|[a-z+]+:\/\/)/.test(path) || path.split(/[/\\]/).includes("..");
