/** Writes web/src/api.generated.ts: what each route takes and gives, as types, and how it is reached. A test fails when it is stale. */
import { writeFileSync } from "node:fs";
import { allRoutes } from "../src/http/routes.js";
import { webClient } from "./web-client-text.js";

const path = new URL("../web/src/api.generated.ts", import.meta.url);
writeFileSync(path, webClient(await allRoutes()));
process.exit(0);
