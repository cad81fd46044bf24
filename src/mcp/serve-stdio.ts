import { StdioServerTransport } from "@modelcontextprotocol/sdk/server/stdio.js";
import { type McpOptions, mcpServer } from "./mcp-server.js";

/** Speaks MCP on stdin and stdout until either ends or `signal` is aborted. */
export const serveStdio = async (options: McpOptions, signal: AbortSignal): Promise<void> => {
  const server = mcpServer(options);
  const ended = new Promise<void>((resolve) => {
    server.onclose = () => resolve();
    process.stdin.once("end", resolve);
    signal.addEventListener("abort", () => resolve(), { once: true });
  });
  await server.connect(new StdioServerTransport());
  await ended;
  await server.close();
};
