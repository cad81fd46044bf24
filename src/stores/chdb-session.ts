import type { Session } from "chdb";
import type { Rendered } from "../core/sql.js";
import type { Settings } from "./facts.js";

/** How every session of ours answers and reads, whatever the engine's defaults become. */
export const baseSettings: Settings = {
  output_format_json_quote_64bit_integers: 1,
  output_format_json_quote_denormals: 0,
  date_time_output_format: "iso",
  date_time_input_format: "best_effort",
  session_timezone: "UTC",
  input_format_null_as_default: 0,
};

const literal = (value: string | number) =>
  typeof value === "number" ? String(value) : `'${value.replaceAll("\\", "\\\\").replaceAll("'", "\\'")}'`;

const assign = (session: Session, values: Settings) => {
  const pairs = Object.entries(values).map(([name, value]) => `${settingName(name)}=${literal(value)}`);
  if (pairs.length > 0) session.query(`SET ${pairs.join(", ")}`);
};

const settingName = (name: string) => {
  if (!/^[a-z_]\w*$/i.test(name)) throw new TypeError(`not the name of a setting: ${name}`);
  return name;
};

export const prepareSession = (session: Session, base: Settings) => assign(session, base);

/** Sets one query's parameters and settings; the function it returns takes them back. */
export const enter = (session: Session, params: Rendered["params"], settings: Settings = {}) => {
  assign(session, {
    ...settings,
    ...Object.fromEntries(Object.entries(params).map(([name, text]) => [`param_${name}`, text])),
  });
};

/** Takes back what `enter` set. A parameter cannot be unset, so it is emptied: no customer's key stays behind. */
export const leave = (session: Session, params: Rendered["params"], settings: Settings, base: Settings) => {
  const names = Object.keys(settings).map(settingName);
  if (names.length > 0) session.query(`SET ${names.map((name) => `${name}=DEFAULT`).join(", ")}`);
  const again = Object.fromEntries(names.filter((name) => name in base).map((name) => [name, base[name]!]));
  assign(session, { ...again, ...Object.fromEntries(Object.keys(params).map((name) => [`param_${name}`, ""])) });
};

/** chDB 3.4.0 gives a failed query's left-over rows to the next call on the session: this call takes them. */
export const flush = (session: Session) => {
  try {
    session.query("SELECT 1 FORMAT Null");
  } catch {
    // The flush itself may report the earlier failure once more; after that the session is clean.
    session.query("SELECT 1 FORMAT Null");
  }
};
