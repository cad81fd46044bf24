/** `KEPT_ALLOW_PRIVATE=host:port,...`: places inside the company's network that Kept may send to all the same. */
export type AllowedHosts = { readonly has: (url: URL) => boolean };

export const allowedHosts = (env: NodeJS.ProcessEnv): AllowedHosts => {
  const entries = new Set(
    (env.KEPT_ALLOW_PRIVATE ?? "")
      .split(",")
      .map((entry) => entry.trim().toLowerCase())
      .filter((entry) => /:\d+$/.test(entry)),
  );
  return { has: (url) => entries.has(`${url.hostname}:${url.port || (url.protocol === "https:" ? 443 : 80)}`) };
};
