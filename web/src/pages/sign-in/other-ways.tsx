import { useMutation } from "@tanstack/react-query";
import type { Gives } from "../../ask.js";
import forms from "../../forms/forms.module.css";
import { ErrorPart } from "../../states/error-part.js";
import { t } from "../../words.js";
import { signInByPasskey } from "./passkey.js";

/** A passkey, where the browser has them; the company's sign-in, where it is set up. */
export const OtherWays = ({
  ways,
  next,
  onDone,
}: {
  readonly ways: Gives<"auth/ways">;
  readonly next: string | undefined;
  readonly onDone: () => void;
}) => {
  const passkey = useMutation({ mutationFn: signInByPasskey, onSuccess: onDone });
  const able = ways.passkey && typeof PublicKeyCredential !== "undefined";
  if (!able && !ways.singleSignOn) return null;
  return (
    <section className={forms.form}>
      <p className="quiet">{t("signIn.or")}</p>
      {ways.singleSignOn && (
        <a className={forms.plain} href={`/api/auth/single-sign-on${next ? `?next=${encodeURIComponent(next)}` : ""}`}>
          {t("signIn.sso")}
        </a>
      )}
      {able && (
        <button type="button" className={forms.plain} disabled={passkey.isPending} onClick={() => passkey.mutate()}>
          {t("signIn.passkey")}
        </button>
      )}
      {passkey.isError && passkey.error.name !== "NotAllowedError" && (
        <ErrorPart error={passkey.error} what={t("signIn.passkey")} />
      )}
    </section>
  );
};
