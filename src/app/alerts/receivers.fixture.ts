import { createServer, type IncomingHttpHeaders, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { SMTPServer, type SMTPServerOptions } from "smtp-server";

export type Received = { readonly headers: IncomingHttpHeaders; readonly body: string; readonly path: string };

/** A real receiver of webhooks: keeps what came; `answer` says what it answers, 204 otherwise. */
export const webhookReceiver = async (answer?: RequestListener) => {
  const received: Received[] = [];
  const server = createServer(async (request, response) => {
    let body = "";
    for await (const chunk of request) body += chunk;
    received.push({ headers: request.headers, body, path: request.url ?? "" });
    if (answer) answer(request, response);
    else response.writeHead(204).end();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url: `http://${host}`,
    host,
    received,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
};

export type Posted = {
  readonly to: readonly string[];
  readonly from: string;
  readonly text: string;
  readonly secure: boolean;
  readonly user: string | null;
};

/** A real mail server that keeps what it was given. */
export const mailServer = async (options: SMTPServerOptions = {}) => {
  const posted: Posted[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: options.key ? [] : ["STARTTLS"],
    logger: false,
    onData: (stream, session, done) => {
      let text = "";
      stream.setEncoding("utf8");
      stream.on("data", (chunk: string) => {
        text += chunk;
      });
      stream.on("end", () => {
        const { rcptTo, mailFrom } = session.envelope;
        posted.push({
          to: rcptTo.map((to) => to.address),
          from: mailFrom === false ? "" : mailFrom.address,
          text,
          secure: session.secure,
          user: (session.user as unknown as string | undefined) ?? null,
        });
        done();
      });
    },
    ...options,
  });
  server.on("error", () => undefined);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", () => resolve()));
  const { port } = server.server.address() as AddressInfo;
  return {
    host: `127.0.0.1:${port}`,
    port,
    posted,
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
};
