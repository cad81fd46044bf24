/**
 * Variables of the environment beside those that are settings of the server (`src/app/serve/settings.ts`): where the stores are, and
 * secrets, which belong into no file of the workspace. docs/reference/settings.md is made from this.
 */
export const environment: Readonly<Record<`KEPT_${string}`, string>> = {
  KEPT_CLICKHOUSE_URL:
    "`http(s)://user:password@host:8123/database`: facts on a ClickHouse server instead of `.kept/facts`. Several servers may share it.",
  KEPT_CLICKHOUSE_CLUSTER: "The cluster in that server's configuration on all of whose machines the tables are made.",
  KEPT_POSTGRES_URL:
    "`postgres://user:password@host:5432/database`: state in PostgreSQL instead of `.kept/state.sqlite`. Several servers may share it.",
  KEPT_MEMORY:
    "How much memory the embedded engine may take, for example `8G`; otherwise 60 % of the machine's, at most 8 GiB.",
  KEPT_DATA: 'A folder outside the workspace that sources may read: `files: "$KEPT_DATA/orders/*.csv"` in kept.yaml.',
  KEPT_FOLDERS: "Folders outside the workspace that pollers may read, with the system's separator between them.",
  KEPT_SECRET:
    "What sessions and links are signed with: at least 32 random characters, the same on all replicas. Without it, one is made and kept in the state.",
  KEPT_OIDC_ISSUER: "Single sign-on: the address of the OpenID provider. Needs the two that follow.",
  KEPT_OIDC_CLIENT_ID: "Single sign-on: the client's id at that provider.",
  KEPT_OIDC_CLIENT_SECRET: "Single sign-on: the client's secret.",
  KEPT_OIDC_ROLE:
    "The role of whoever signs in by single sign-on for the first time; without it they need an invitation.",
  KEPT_SMTP_URL: "`smtps://user:password@mail.example.com`: the server for alerts, invitations and digests.",
  KEPT_SMTP_CA: "A file with the certificate authority of that server, where it is the company's own.",
  KEPT_MAIL_FROM: "The sender of mail; `kept@` and the server's name otherwise.",
  KEPT_ALLOW_PRIVATE:
    "`host:port,...`: places inside the company's network that webhooks and pollers may reach; all others there are refused.",
};
