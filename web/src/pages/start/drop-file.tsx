import { type DragEvent, useState } from "react";
import { t } from "../../words.js";
import style from "./start.module.css";

/** A place for one file: dropped, or chosen with the keyboard. */
export const DropFile = ({ onFile, busy }: { readonly onFile: (file: File) => void; readonly busy: boolean }) => {
  const [over, setOver] = useState(false);
  const [name, setName] = useState("");
  const take = (file: File | undefined) => {
    if (!file) return;
    setName(file.name);
    onFile(file);
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    take(event.dataTransfer.files[0]);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the choice by keyboard is the field inside.
    <div
      className={over ? style.dropOver : style.drop}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      {busy ? (
        <p role="status">
          <b>{t("start.sending", { name })}</b>
        </p>
      ) : (
        <>
          <label className={style.choose}>
            <b>{t("start.drop")}</b>
            <input
              type="file"
              accept=".csv,.tsv,.xlsx,.json,.ndjson,.jsonl,.parquet,.xes,.gz,.zst"
              onChange={(event) => take(event.target.files?.[0])}
            />
          </label>
          <p className="quiet">{t("start.dropSays")}</p>
          <p className="small">{t("start.larger")}</p>
        </>
      )}
    </div>
  );
};
