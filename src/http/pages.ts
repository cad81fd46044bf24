/** The addresses that the web's pages have. All are answered with the same document; which page it is, the page itself reads. */
export const pages: readonly string[] = [
  "/",
  "/reality",
  "/promises",
  "/promises/:name",
  "/promises/:name/design",
  "/people",
  "/people/:id",
  "/sources",
  "/sources/:name",
  "/settings",
  "/settings/:section",
  "/start",
  "/sign-in",
];
