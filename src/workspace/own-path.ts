/** A page of ours to go on to, as given in an address; anything that could lead elsewhere is the home page. */
export const ownPath = (given: string | null | undefined): string => {
  // Browsers read `\` as `/`, drop tabs and line ends, and `//host` is another site.
  if (!given || !/^\/(?![/\\])[\w\-./~%!$&'()*+,;=:@?#[\]]*$/.test(given)) return "/";
  const base = "http://kept.invalid";
  const url = URL.canParse(given, base) ? new URL(given, base) : null;
  return url?.origin === base && !/^\/[/\\]/.test(url.pathname) ? `${url.pathname}${url.search}${url.hash}` : "/";
};
