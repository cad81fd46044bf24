import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { mailServer } from "../alerts/receivers.fixture.js";
import { mailAddress } from "./mail-address.js";
import { type Mail, openMailer } from "./mailer.js";

const held: (() => unknown)[] = [];
afterEach(async () => {
  for (const end of held.splice(0).reverse()) await end();
});

const mail: Mail = {
  to: "amara@quick.example",
  fromName: "Quick Kitchen",
  subject: "31 people were let down in 6 hours.",
  text: "Kitchen · Amara owns it.",
  html: "<p>Kitchen · Amara owns it.</p>",
  id: "msg_1",
};

const mailerTo = (url: string, more: NodeJS.ProcessEnv = {}) => {
  const mailer = openMailer({ KEPT_SMTP_URL: url, ...more });
  held.push(() => mailer.close());
  return mailer;
};

describe("a mail", () => {
  it("X3: reaches one recipient as meant, whatever its subject and sender's name hold; no header is added", async () => {
    const server = await mailServer();
    held.push(server.close);
    const mailer = mailerTo(`smtp://${server.host}`, { KEPT_MAIL_FROM: "kept@quick.example" });
    for (const hostile of [
      "x\r\nBcc: evil@evil.example",
      "x\nTo: evil@evil.example\n\nbody",
      "x\u2028Bcc: evil@evil.example",
      "\u0000x\u0007",
      '"x" <evil@evil.example>, evil@evil.example',
      `${"(".repeat(5_000)}x`,
    ])
      expect(await mailer.send({ ...mail, subject: hostile, fromName: hostile })).toEqual({ ok: true });
    for (const { to, from, text } of server.posted) {
      expect([to, from]).toEqual([["amara@quick.example"], "kept@quick.example"]);
      const [head = ""] = text.split("\r\n\r\n");
      const names = head
        .split("\r\n")
        .filter((line) => /^\S/.test(line))
        .map((line) => line.split(":")[0]!.toLowerCase());
      expect(names.filter((name) => name === "bcc" || name === "cc")).toEqual([]);
      expect(names.filter((name) => name === "to")).toEqual(["to"]);
      expect(head).toContain("Message-ID: <msg_1@quick.example>");
    }
    expect(server.posted).toHaveLength(6);
  });

  it("X3: has as recipient one address and nothing else, read in no time", () => {
    for (const [text, read] of [
      ["amara@quick.example", "amara@quick.example"],
      ["a.b+c@sub.quick.example", "a.b+c@sub.quick.example"],
      ["amara@b\u00fccher.example", "amara@xn--bcher-kva.example"],
      ['"x@evil"@ok.example', null],
      ["Bo <bo@ok.example>", null],
      ["bo@ok.example, evil@evil.example", null],
      ["bo@ok.example\r\nBcc: evil@evil.example", null],
      ["bo@ok.example\n", null],
      [`bo(${"(".repeat(5_000)})@ok.example`, null],
      [`${"a".repeat(5_000)}@ok.example`, null],
      ["bo@[127.0.0.1]", null],
      ["bo@localhost", null],
      ["@ok.example", null],
      ["", null],
    ] as const)
      expect([text.slice(0, 60), mailAddress(text)]).toEqual([text.slice(0, 60), read]);
    const began = performance.now();
    for (let i = 0; i < 10_000; i++) mailAddress(`bo(${"(".repeat(5_000)})@ok${i}.example`);
    expect((performance.now() - began) / 10_000).toBeLessThan(10);
  });

  it("is not tried again where the server refuses it for good, and is where it does not answer; neither says to whom", async () => {
    const server = await mailServer({
      onRcptTo: (_, __, done) => done(Object.assign(new Error("no such user amara"), { responseCode: 550 })),
    });
    held.push(server.close);
    expect(await mailerTo(`smtp://${server.host}`).send(mail)).toEqual({
      ok: false,
      says: "the mail server answered 550",
      permanent: true,
    });
    const gone = await mailerTo("smtp://127.0.0.1:1").send(mail);
    expect(gone).toMatchObject({ ok: false, permanent: false });
    expect(JSON.stringify(gone)).not.toContain("amara");
    expect(await openMailer({}).send(mail)).toMatchObject({ ok: false, permanent: false });
  });
});

const openssl = spawnSync("openssl", ["version"]).status === 0;

describe("a mail server that asks who one is", () => {
  const certificate = () => {
    const folder = mkdtempSync(join(tmpdir(), "kept-tls-"));
    held.push(() => rmSync(folder, { recursive: true, force: true }));
    const [key, cert] = [join(folder, "key.pem"), join(folder, "cert.pem")];
    execFileSync(
      "openssl",
      `req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 -subj /CN=localhost -addext subjectAltName=DNS:localhost,IP:127.0.0.1 -keyout ${key} -out ${cert}`.split(
        " ",
      ),
      { stdio: "ignore" },
    );
    return { key: readFileSync(key), cert: readFileSync(cert), path: cert };
  };
  const onAuth: NonNullable<Parameters<typeof mailServer>[0]>["onAuth"] = (auth, _, done) =>
    auth.username === "kept@quick.example" && auth.password === "p@ss:word"
      ? done(null, { user: auth.username })
      : done(new Error("wrong"));
  const credentials = `${encodeURIComponent("kept@quick.example")}:${encodeURIComponent("p@ss:word")}`;

  it.runIf(openssl).each(["smtps", "smtp"] as const)(
    "is given the password over TLS (%s), and only where its certificate holds",
    async (protocol) => {
      const { key, cert, path } = certificate();
      const server = await mailServer({ key, cert, secure: protocol === "smtps", authOptional: false, onAuth });
      held.push(server.close);
      const url = `${protocol}://${credentials}@localhost:${server.port}`;
      expect(await mailerTo(url, { KEPT_SMTP_CA: path }).send(mail)).toEqual({ ok: true });
      expect(server.posted).toMatchObject([{ secure: true, user: "kept@quick.example" }]);
      expect(await mailerTo(url).send(mail)).toMatchObject({ ok: false });
      expect(await mailerTo(url.replace("word", "wrong"), { KEPT_SMTP_CA: path }).send(mail)).toMatchObject({
        ok: false,
      });
      expect(server.posted).toHaveLength(1);
    },
  );
  if (!openssl) it.skip("mail over TLS: there is no openssl to make a certificate with");
});
