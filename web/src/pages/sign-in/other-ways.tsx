import { useMutation } from "@tanstack/react-query";
import { ask, type Gives } from "../../ask.js";
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
  const sso = useMutation({
    mutationFn: () => ask("auth/single-sign-on", next === undefined ? {} : { to: next }),
    onSuccess: ({ url }) => location.assign(url),
  });
  const able = ways.passkey && typeof PublicKeyCredential !== "undefined";
  if (!able && !ways.singleSignOn) return null;
  return (
    <section className={forms.form}>
      <p className="quiet">{t("signIn.or")}</p>
      {ways.singleSignOn && (
        <button type="button" className={forms.plain} disabled={sso.isPending} onClick={() => sso.mutate()}>
          {t("signIn.sso")}
        </button>
      )}
      {able && (
        <button type="button" className={forms.plain} disabled={passkey.isPending} onClick={() => passkey.mutate()}>
          {t("signIn.passkey")}
        </button>
      )}
      {passkey.isError && passkey.error.name !== "NotAllowedError" && (
        <ErrorPart error={passkey.error} what={t("signIn.passkey")} />
      )}
      {sso.isError && <ErrorPart error={sso.error} what={t("signIn.sso")} />}
    </section>
  );
};
