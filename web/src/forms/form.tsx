import type { FormEvent, ReactNode } from "react";
import { ErrorPart } from "../states/error-part.js";
import style from "./forms.module.css";

/** A form with one button that does what its words say. A failed write keeps what was typed. */
export const Form = ({
  does,
  onSubmit,
  busy,
  off,
  error,
  children,
}: {
  readonly does: string;
  readonly onSubmit: () => void;
  readonly busy: boolean;
  /** Nothing can be sent as it stands. */
  readonly off?: boolean;
  readonly error: Error | null;
  readonly children: ReactNode;
}) => {
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSubmit();
  };
  return (
    <form className={style.form} onSubmit={submit}>
      {children}
      {error && <ErrorPart error={error} what={does} />}
      <button type="submit" className={style.primary} disabled={busy || off}>
        {does}
      </button>
    </form>
  );
};
