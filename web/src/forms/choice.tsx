import style from "./forms.module.css";

/** One of a few, as the browser's own list. */
export const Choice = <T extends string>({
  label,
  hint,
  value,
  of,
  onChoice,
  disabled,
}: {
  readonly label: string;
  readonly hint?: string;
  readonly value: T;
  readonly of: readonly { readonly value: T; readonly says: string }[];
  readonly onChoice: (value: T) => void;
  readonly disabled?: boolean;
}) => (
  <label className={style.label}>
    {label}
    {hint && <span className={style.hint}>{hint}</span>}
    <select
      className={style.field}
      value={value}
      disabled={disabled}
      onChange={(event) => onChoice(event.target.value as T)}
    >
      {of.map((each) => (
        <option key={each.value} value={each.value}>
          {each.says}
        </option>
      ))}
    </select>
  </label>
);
