import { z } from "zod";

export const backupFormat = "kept-backup/1";
export const headName = "kept-backup.json";
export const manifestName = "manifest.json";
export const sealName = "manifest.sha256";

/** The first entry: what it is a backup of, and who must not come back out of an older one. */
export const Head = z.object({
  format: z.literal(backupFormat),
  version: z.string(),
  madeAt: z.string(),
  company: z.string(),
  /** The same for all backups of one workspace: a hash of its key for erasures. */
  instance: z.string(),
  erased: z.array(z.object({ identifier_hash: z.string(), erased_at: z.string() })),
});
export type Head = z.infer<typeof Head>;

const Entry = z.object({ path: z.string(), sha256: z.string(), bytes: z.number().int() });
export type Entry = z.infer<typeof Entry>;

/** The last entry but its checksum: every other entry, and what they are. */
export const Manifest = z.object({
  entries: z.array(Entry),
  /** Files of the workspace and of `.kept`: entry -> path relative to the workspace. */
  files: z.record(z.string(), z.string()),
  /** Tables of facts: how many rows, in which entries, with which columns. */
  facts: z.array(
    z.object({
      table: z.string(),
      rows: z.number().int(),
      columns: z.record(z.string(), z.string()),
      entries: z.array(z.string()),
    }),
  ),
  state: z.object({
    kind: z.enum(["sqlite", "postgres"]),
    migrations: z.array(z.string()),
    tables: z.array(z.object({ table: z.string(), rows: z.number().int(), entries: z.array(z.string()) })),
  }),
  /** What it takes on a disk once restored, about. */
  needsBytes: z.number().int(),
});
export type Manifest = z.infer<typeof Manifest>;
