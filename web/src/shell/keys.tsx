import { Modal } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import { lazy, Suspense, useEffect, useState } from "react";
import type { Me } from "../me.js";
import { t } from "../words.js";
import { keyOf, places } from "./key-of.js";
import style from "./keys.module.css";
import { nextRow } from "./next-row.js";
import { openFind } from "./open-find.js";
import { singleKeys } from "./single-keys.js";

const Find = lazy(() => import("./find.js").then((m) => ({ default: m.Find })));

/** Everything that a key does on every page: find, go, rows, tables, help. */
export const Keys = ({ me }: { readonly me: Me | null }) => {
  const navigate = useNavigate();
  const [help, showHelp] = useState(false);
  const [wanted, want] = useState(false);
  const [found, find] = useState(0);
  useEffect(() => {
    let going = false;
    const onKey = (event: KeyboardEvent) => {
      const key = keyOf(event, { going, single: singleKeys() });
      going = key?.does === "go";
      if (key === null || key.does === "go") return;
      event.preventDefault();
      if (key.does === "find") openFind();
      else if (key.does === "help") showHelp(true);
      else if (key.does === "tables") document.dispatchEvent(new CustomEvent("kept:tables"));
      else if (key.does === "row") nextRow(key.by);
      else if (key.does === "to") void navigate({ to: key.to });
    };
    const onFind = () => {
      want(true);
      find((n) => n + 1);
    };
    document.addEventListener("keydown", onKey);
    document.addEventListener("kept:find", onFind);
    return () => {
      document.removeEventListener("keydown", onKey);
      document.removeEventListener("kept:find", onFind);
    };
  }, [navigate]);
  return (
    <>
      {wanted && (
        <Suspense>
          <Find me={me} asked={found} />
        </Suspense>
      )}
      <Modal
        opened={help}
        onClose={() => showHelp(false)}
        title={t("keys.title")}
        closeButtonProps={{ "aria-label": t("shell.close") }}
      >
        <Help />
      </Modal>
    </>
  );
};

const Help = () => {
  const [on, turn] = useState(singleKeys());
  return (
    <>
      <ul className={style.list}>
        <li>{t("keys.find")}</li>
        <li>
          {t("keys.go")}: {Object.keys(places).join(" ")}
        </li>
        <li>{t("keys.rows")}</li>
        <li>{t("keys.table")}</li>
        <li>{t("keys.help")}</li>
      </ul>
      <label className={style.switch}>
        <input
          type="checkbox"
          checked={on}
          onChange={({ target }) => {
            localStorage.setItem("kept.keys", target.checked ? "on" : "off");
            turn(target.checked);
          }}
        />
        {t("keys.off")}
      </label>
    </>
  );
};
