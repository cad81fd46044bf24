/** What a browser does with cookies and Origin, in a few lines. `cookies` are as they were set, by name. */
export const browser = (url: string, options: { readonly headers?: Readonly<Record<string, string>> } = {}) => {
  const cookies = new Map<string, string>();
  const setCookies: string[] = [];
  const send = async (path: string, init: RequestInit = {}) => {
    const answer = await fetch(/^https?:/.test(path) ? path : `${url}${path}`, {
      redirect: "manual",
      ...init,
      headers: {
        ...(cookies.size > 0 ? { Cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join("; ") } : {}),
        ...options.headers,
        ...(init.headers as Record<string, string> | undefined),
      },
    });
    for (const set of answer.headers.getSetCookie()) {
      setCookies.push(set);
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(set)!;
      if (value === "" || /max-age=0/i.test(set)) cookies.delete(name!);
      else cookies.set(name!, value!);
    }
    const text = await answer.text();
    const json = answer.headers.get("content-type")?.includes("json") ?? false;
    return { status: answer.status, headers: answer.headers, body: json ? JSON.parse(text) : text };
  };
  return {
    headers: options.headers ?? {},
    cookies,
    setCookies,
    send,
    get: (path: string) => send(path),
    post: (path: string, body: unknown) =>
      send(path, {
        method: "POST",
        headers: { "Content-Type": "application/json", Origin: new URL(url).origin },
        body: JSON.stringify(body),
      }),
  };
};
