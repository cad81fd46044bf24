import { z } from "zod";

/** In `.kept`, while `kept serve` holds it: where the server is, and the token that its folder's user sends it. */
export const serverFileName = "server.json";
export const ServerFile = z.object({ pid: z.number().int(), url: z.string(), token: z.string() });
export type ServerFile = z.infer<typeof ServerFile>;
