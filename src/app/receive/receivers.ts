import { createHash, timingSafeEqual } from "node:crypto";
import { type MapEvent, mapEvents } from "../../interactions/map-event.js";
import { wantedColumns } from "../../interactions/read-plan.js";
import type { Receive, SourceDefinition } from "../../sources/model.js";
import { wantedHeaders } from "../../sources/receive/webhook.js";
import type { Workspace } from "../../spec/workspace.js";

/** A source that takes events, with its mapping compiled. */
export type Receiver = {
  readonly source: SourceDefinition;
  readonly receive: Receive;
  readonly map: MapEvent;
  readonly headers: readonly string[];
  readonly keys: readonly Buffer[];
};

const made = new WeakMap<Workspace, readonly Receiver[]>();

export const receiversOf = (workspace: Workspace): readonly Receiver[] => {
  const there = made.get(workspace);
  if (there !== undefined) return there;
  const receivers = workspace.sources.flatMap((source): Receiver[] =>
    source.receive === null
      ? []
      : [
          {
            source,
            receive: source.receive,
            map: mapEvents(source),
            headers: wantedHeaders(source, wantedColumns(source)),
            keys: source.receive.keys.map(digest),
          },
        ],
  );
  made.set(workspace, receivers);
  return receivers;
};

const digest = (key: string): Buffer => createHash("sha256").update(key).digest();

/** Those that a key opens. All are compared, by digest: how long it takes tells nothing. */
export const openedBy = (receivers: readonly Receiver[], key: string): readonly Receiver[] => {
  const asked = digest(key);
  return receivers.filter((receiver) => {
    let fits = false;
    for (const one of receiver.keys) if (timingSafeEqual(one, asked)) fits = true;
    return fits && key !== "";
  });
};
