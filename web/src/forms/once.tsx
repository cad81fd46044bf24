import { useState } from "react";
import { t } from "../words.js";
import style from "./forms.module.css";

/** A secret or a link that is shown this one time, to copy. */
export const Once = ({ says, text }: { readonly says: string; readonly text: string }) => {
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(text);
    setCopied(true);
  };
  return (
    <div className={style.once} role="status">
      <p>{says}</p>
      <code>{text}</code>
      <p>
        <button type="button" className="word" onClick={() => void copy()}>
          {copied ? t("state.copied") : t("state.copy")}
        </button>
      </p>
    </div>
  );
};
