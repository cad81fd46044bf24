import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { TestWorkspace } from "../../../test/workspace.fixture.js";
import type { PollLimits } from "../../sources/poll/step.js";
import { openOutgoing } from "../outgoing/outgoing.js";
import { pollNow } from "./poll.js";
import { isPolled } from "./run-poll.js";

/** One poll of a source, as a server in that environment does it. */
export const pollOnce = async (
  workspace: TestWorkspace,
  name: string,
  given: { env: NodeJS.ProcessEnv; limits?: Partial<PollLimits>; again?: "again" },
) => {
  const context = await workspace.context();
  const source = (await context.workspace()).sources.filter(isPolled).find((one) => one.name === name)!;
  const outgoing = openOutgoing(given.env);
  try {
    return await pollNow(context, source, {
      send: outgoing.send,
      env: given.env,
      signal: new AbortController().signal,
      from: given.again ? "the beginning" : "the cursor",
      ...(given.limits ? { limits: given.limits } : {}),
    });
  } finally {
    await outgoing.close();
  }
};

export type Answering = (url: URL, response: ServerResponse, request: IncomingMessage) => void;

/** A web server that answers as it is told to. */
export const webServer = async () => {
  let answer: Answering = (_, response) => response.end("[]");
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(request.url!);
    answer(new URL(request.url!, "http://server"), response, request);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    env: { KEPT_ALLOW_PRIVATE: `127.0.0.1:${port}` },
    asked,
    answers: (how: Answering) => {
      answer = how;
      asked.length = 0;
    },
    json: (body: (url: URL) => unknown) => {
      answer = (url, response) => response.setHeader("content-type", "application/json").end(JSON.stringify(body(url)));
      asked.length = 0;
    },
    close: () => {
      server.closeAllConnections();
      return new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
};
