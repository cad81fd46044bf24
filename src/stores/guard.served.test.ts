import { it } from "vitest";
import { openClickHouseFacts } from "./clickhouse-facts.js";
import { guardContract } from "./guard.contract.js";

const url = process.env.KEPT_TEST_CLICKHOUSE_URL;

if (url)
  guardContract("the guard for owners' SQL, served", () => openClickHouseFacts({ url: `${url}/guard_${process.pid}` }));
else it.skip("the guard for owners' SQL, served: KEPT_TEST_CLICKHOUSE_URL is not set");
