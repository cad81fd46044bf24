import { it } from "vitest";
import { openClickHouseFacts } from "./clickhouse-facts.js";
import { factsContract } from "./facts.contract.js";

const url = process.env.KEPT_TEST_CLICKHOUSE_URL;

if (url) factsContract("the served home", () => openClickHouseFacts({ url: `${url}/contract_${process.pid}` }));
else it.skip("the served home: KEPT_TEST_CLICKHOUSE_URL is not set (node scripts/test-servers.mjs -- npm test)");
