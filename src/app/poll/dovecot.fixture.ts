import { spawn } from "node:child_process";
import { chmodSync, chownSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { connect } from "node:net";
import { tmpdir, userInfo } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { freePort } from "./mariadb.fixture.js";

const program = "/usr/sbin/dovecot";

/** A mail server with one mailbox in a folder of its own; null where Dovecot is not installed. */
export const startDovecot = async () => {
  if (!existsSync(program)) return null;
  const folder = mkdtempSync(join(tmpdir(), "kept-dovecot-"));
  chmodSync(folder, 0o755);
  const inbox = join(folder, "mail/Maildir");
  const port = await freePort();
  // Dovecot never serves mail as root.
  const uid = process.getuid?.() === 0 ? 65_534 : userInfo().uid;
  const gid = process.getgid?.() === 0 ? 65_534 : userInfo().gid;
  for (const name of ["", "cur", "new", "tmp"]) mkdirSync(join(inbox, name), { recursive: true });
  const own = (path: string) => process.getuid?.() === 0 && chownSync(path, uid, gid);
  for (const path of [join(folder, "mail"), inbox, ...["cur", "new", "tmp"].map((name) => join(inbox, name))])
    own(path);
  writeFileSync(join(folder, "users"), `desk:{PLAIN}secret:${uid}:${gid}::${folder}/mail::\n`, { mode: 0o644 });
  const as =
    process.getuid?.() === 0
      ? ""
      : `default_login_user = ${userInfo().username}\ndefault_internal_user = ${userInfo().username}`;
  writeFileSync(
    join(folder, "dovecot.conf"),
    `base_dir = ${folder}/run
state_dir = ${folder}/state
log_path = ${folder}/log
protocols = imap
listen = 127.0.0.1
ssl = no
disable_plaintext_auth = no
mail_location = maildir:${inbox}
first_valid_uid = 1
first_valid_gid = 1
passdb {
  driver = passwd-file
  args = ${folder}/users
}
userdb {
  driver = passwd-file
  args = ${folder}/users
}
service imap-login {
  chroot =
  inet_listener imap {
    port = ${port}
  }
  inet_listener imaps {
    port = 0
  }
}
${as}
`,
  );
  const server = spawn(program, ["-F", "-c", join(folder, "dovecot.conf")], { stdio: "ignore" });
  const gone = new Promise((resolve) => server.once("exit", resolve));
  const stop = async () => {
    server.kill("SIGTERM");
    await gone;
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  };
  for (let tries = 0; !(await answers(port)); tries++) {
    if (tries === 100) {
      await stop();
      throw new Error("Dovecot did not answer within 10 seconds");
    }
    await pause(100);
  }
  let mails = 0;
  return {
    port,
    stop,
    /** Puts a mail into the inbox, as a delivery does. */
    deliver: (mail: string) => {
      const path = join(inbox, "new", `${1_700_000_000 + mails++}.M1P${mails}.test`);
      writeFileSync(path, mail.replaceAll("\n", "\r\n"));
      own(path);
    },
  };
};

const answers = (port: number) =>
  new Promise<boolean>((resolve) => {
    const socket = connect(port, "127.0.0.1");
    socket.once("data", (data) => {
      socket.destroy();
      resolve(String(data).startsWith("* OK"));
    });
    socket.once("error", () => resolve(false));
    socket.once("close", () => resolve(false));
  });
