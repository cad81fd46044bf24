import type { InputHTMLAttributes } from "react";
import style from "./forms.module.css";

/** One question of a form, its label above. What is typed may be pasted, and is kept when the form is refused. */
export const Field = ({
  label,
  hint,
  onText,
  ...rest
}: { readonly label: string; readonly hint?: string; readonly onText: (text: string) => void } & Omit<
  InputHTMLAttributes<HTMLInputElement>,
  "onChange"
>) => (
  <label className={style.label}>
    {label}
    {hint && <span className={style.hint}>{hint}</span>}
    <input className={style.field} {...rest} onChange={(event) => onText(event.target.value)} />
  </label>
);
