import { problemKinds } from "../core/problem.js";

/** What can go wrong with a store. Those with an underscore are thrown as KeptErrors, those with a dot are returned as problems. */
export const storeProblems = problemKinds({
  facts_locked: {
    title: "Another process holds the facts",
    why: "The embedded engine lets one process at a time open its folder, so that two can never write over each other.",
    instead: "Wait for that process or end it, then run the command again.",
  },
  facts_read_only: {
    title: "The folder of the facts cannot be written",
    why: "Kept keeps its data in `.kept` inside the workspace and needs to write there, even to answer.",
    instead: "Make the folder writable for this user, or copy the workspace to where it is.",
  },
  facts_disk_full: {
    title: "The disk is full",
    why: "The engine could not write. Nothing that was acknowledged is lost, and nothing was half stored.",
    instead: "Make room on the disk that holds `.kept`, then run the command again.",
  },
  facts_memory: {
    title: "A question needed more memory than it may use",
    why: "Each query has a memory limit, so that one question cannot end the process.",
    instead: "Ask about a shorter time or fewer promises, or raise KEPT_MEMORY (for example KEPT_MEMORY=8G).",
  },
  facts_timeout: {
    title: "A question took longer than it may",
    why: "A query with a time limit was ended when the limit had passed.",
    instead: "Ask about a shorter time, or make the owner's SQL cheaper.",
  },
  facts_too_many_rows: {
    title: "An answer had more rows than it may",
    why: "SQL of an owner may read and yield a limited number of rows.",
    instead: "Group or filter in the SQL, so that it yields one row per commitment.",
  },
  facts_query: {
    title: "The engine refused a statement",
    why: "A statement could not be read or run. Unless it was SQL of your own, this is a fault of Kept.",
    instead: "Correct the SQL; or report the statement that `kept explain` prints.",
  },
  facts_engine: {
    title: "The embedded engine could not start",
    why: "The `chdb` package or its library for this platform is missing, or its folder is damaged.",
    instead: "Run `npm ci` again on a platform chDB supports, or use a server (KEPT_CLICKHOUSE_URL).",
  },
  facts_unreachable: {
    title: "The ClickHouse server does not answer",
    why: "No connection could be made, or it broke before the answer was complete.",
    instead: "Check the URL, the network and that the server runs.",
  },
  facts_denied: {
    title: "The ClickHouse server refused the user",
    why: "The user name or password is wrong, or the user may not do this.",
    instead: "Check user and password in the URL, and the user's grants.",
  },
  facts_damaged: {
    title: "Stored facts are damaged",
    why: "A file of `.kept/facts` is not what the engine wrote: its checksum is wrong, or rows that were stored are missing. Nothing is answered from what is left, because it would look like the whole.",
    instead:
      "Restore `.kept` from a backup, or remove `.kept` and run `kept import`: the sources hold everything. `kept doctor` looks at the rest.",
  },
  "facts.layout": {
    title: "The stored facts have the layout of another version of Kept",
    why: "Tables are rebuilt from the sources rather than altered in place, so that there is one layout to test.",
    instead: "Move the folder `.kept` away and run `kept import`: it makes the tables anew and reads all files again.",
  },
  state_locked: {
    title: "Another process is writing the state",
    why: "The state is written by one process at a time, and this one waited for five seconds.",
    instead: "Wait for the other command to end, then run this one again.",
  },
  state_read_only: {
    title: "The file of the state cannot be written",
    why: "Kept keeps its journal in `.kept/state.sqlite` and needs to write there.",
    instead: "Make the folder writable for this user, or copy the workspace to where it is.",
  },
  state_disk_full: {
    title: "The disk is full",
    why: "The state could not be written. What was acknowledged is on disk.",
    instead: "Make room on the disk that holds `.kept`, then run the command again.",
  },
  state_damaged: {
    title: "The file of the state cannot be read",
    why: "`.kept/state.sqlite` is not a database, or its disk damaged it.",
    instead: "Restore `.kept` from a backup, or remove `.kept` and import again: the sources hold everything.",
  },
  state_unreachable: {
    title: "The PostgreSQL server does not answer",
    why: "No connection could be made with this URL.",
    instead: "Check the URL, the network, user and password, and that the server runs.",
  },
  state_newer: {
    title: "The state was written by a newer version of Kept",
    why: "It holds changes that this version does not know.",
    instead: "Install the newer version of Kept again.",
  },
  "sql.syntax": {
    title: "The SQL of a promise cannot be read",
    why: "A `measure` is one SELECT, without `;`, comments that do not end, or unbalanced brackets.",
    instead: "SELECT subject, customer, at AS made_at, ... FROM interactions WHERE type = 'order.placed'",
  },
  "sql.statement": {
    title: "The SQL of a promise is not one SELECT",
    why: "Only SELECT (also with WITH and UNION) may be run; nothing that changes, explains, shows or writes.",
    instead: "SELECT ... FROM interactions",
  },
  "sql.function": {
    title: "The SQL of a promise uses a function that is not allowed",
    why: "Functions that read files, settings, other tables or the machine are refused; what is not on the list of harmless ones is too.",
    instead: "Use dates, texts, numbers, arrays, maps, JSON, aggregates and windows: docs/reference lists them.",
  },
  "sql.table": {
    title: "The SQL of a promise reads a table that is not allowed",
    why: "Only `interactions` and the names the SQL itself defines by WITH may be read.",
    instead: "SELECT ... FROM interactions",
  },
  "sql.table_function": {
    title: "The SQL of a promise uses a table function",
    why: "Table functions reach files, networks and other databases. Only numbers() and zeros() with small constants are harmless, and they too are refused.",
    instead: "SELECT ... FROM interactions; arrayJoin(range(n)) makes rows",
  },
  "sql.settings": {
    title: "The SQL of a promise sets settings",
    why: "Limits of time, memory and rows hold for every owner's SQL.",
    instead: "Leave out the SETTINGS clause.",
  },
  "sql.construct": {
    title: "The SQL of a promise uses a construct that is not allowed",
    why: "Only constructs known to be harmless are let through, and this is not one of them (COLUMNS with APPLY, FORMAT, INTO OUTFILE, parameters).",
    instead: "Write the columns out: SELECT a, b FROM interactions",
  },
  "sql.size": {
    title: "The SQL of a promise is too long or too deep",
    why: "At most 20,000 characters and 200 levels of nesting.",
    instead: "Split it into steps by WITH.",
  },
  "sql.limit": {
    title: "The SQL of a promise exceeds its limits",
    why: "An owner's SQL may run for a minute, use a share of the memory and yield a million rows.",
    instead: "Filter early, group by subject, and yield one row per commitment.",
  },
  "sql.columns": {
    title: "The SQL of a promise does not fit the tables",
    why: "The engine understood it but found a column, type or argument that does not exist.",
    instead: "SELECT subject, customer, at FROM interactions",
  },
});
