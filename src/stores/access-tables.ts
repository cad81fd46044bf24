import type { Generated } from "kysely";

type Instant = string;
/** 0 or 1: the same in both homes. */
type Flag = number;

/** A person who can sign in. Written by better-auth, as are the next four. */
export type UsersTable = {
  id: string;
  name: string;
  email: string;
  email_verified: Flag;
  image: string | null;
  two_factor_enabled: Flag | null;
  created_at: Instant;
  updated_at: Instant;
};

export type SessionsTable = {
  id: string;
  user_id: string;
  token: string;
  expires_at: Instant;
  ip_address: string | null;
  user_agent: string | null;
  created_at: Instant;
  updated_at: Instant;
};

/** One way in of one person: a password (`credential`), or who they are at the company's identity provider. */
export type AccountsTable = {
  id: string;
  user_id: string;
  account_id: string;
  provider_id: string;
  password: string | null;
  access_token: string | null;
  refresh_token: string | null;
  id_token: string | null;
  access_token_expires_at: Instant | null;
  refresh_token_expires_at: Instant | null;
  scope: string | null;
  created_at: Instant;
  updated_at: Instant;
};

export type VerificationsTable = {
  id: string;
  identifier: string;
  value: string;
  expires_at: Instant;
  created_at: Instant;
  updated_at: Instant;
};

export type TwoFactorsTable = {
  id: string;
  user_id: string;
  secret: string;
  backup_codes: string;
  verified: Flag | null;
  failed_verification_count: number | null;
  locked_until: Instant | null;
};

/** What a user may do here. A user without a row is nobody. */
export type MembersTable = {
  user_id: string;
  role: string;
  /** A JSON list: names of teams in kept.yaml, and `person:NAME` for promises that a person owns. */
  teams: string;
  since: Instant;
};

/** Good once, for one purpose, until it expires: an invitation, the first account, a challenge. Only the token's hash is kept. */
export type TicketsTable = {
  id: string;
  hash: string;
  purpose: string;
  /** What it is about, as JSON. */
  what: string;
  created_at: Instant;
  expires_at: Instant;
};

export type ApiKeysTable = {
  id: string;
  hash: string;
  /** Its first letters, by which people tell keys apart. */
  prefix: string;
  name: string;
  role: string;
  teams: string;
  /** A JSON list of needs; null: all of the role's. */
  scopes: string | null;
  created_by: string;
  created_at: Instant;
  expires_at: Instant | null;
  last_used_at: Instant | null;
  revoked_at: Instant | null;
};

export type PasskeysTable = {
  /** The credential's own id. */
  id: string;
  user_id: string;
  name: string;
  public_key: string;
  counter: number;
  transports: string;
  created_at: Instant;
  last_used_at: Instant | null;
};

/** Who looked at or changed what. `what` never holds a person's key in clear. */
export type AuditTable = {
  id: Generated<number>;
  at: Instant;
  /** The user's or key's id, and its name as it was then. */
  who: string;
  name: string;
  kind: string;
  action: string;
  what: string;
  door: string;
};

export type AccessTables = {
  users: UsersTable;
  sessions: SessionsTable;
  accounts: AccountsTable;
  verifications: VerificationsTable;
  two_factors: TwoFactorsTable;
  members: MembersTable;
  tickets: TicketsTable;
  api_keys: ApiKeysTable;
  passkeys: PasskeysTable;
  audit: AuditTable;
};
