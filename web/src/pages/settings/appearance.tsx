import { useMantineColorScheme } from "@mantine/core";
import { useState } from "react";
import { Choice } from "../../forms/choice.js";
import { type Language, languages, spoken, t } from "../../words.js";
import style from "./settings.module.css";

const named: Record<Language, string> = { en: "English", nl: "Nederlands" };

/** How pages look in this browser; kept here alone. */
export const Appearance = () => {
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const [keys, setKeys] = useState(localStorage.getItem("kept.keys") === "off" ? "off" : "on");
  const speak = (language: Language) => {
    localStorage.setItem("kept.language", language);
    location.reload();
  };
  const press = (wanted: string) => {
    localStorage.setItem("kept.keys", wanted);
    setKeys(wanted);
  };
  return (
    <div className={style.part}>
      <Choice
        label={t("appearance.scheme")}
        value={colorScheme}
        of={[
          { value: "auto", says: t("appearance.auto") },
          { value: "light", says: t("appearance.light") },
          { value: "dark", says: t("appearance.dark") },
        ]}
        onChoice={setColorScheme}
      />
      <Choice
        label={t("appearance.language")}
        value={languages.find((each) => each === spoken()) ?? "en"}
        of={languages.map((each) => ({ value: each, says: named[each] }))}
        onChoice={speak}
      />
      <Choice
        label={t("appearance.keys")}
        value={keys}
        of={[
          { value: "on", says: t("appearance.on") },
          { value: "off", says: t("appearance.off") },
        ]}
        onChoice={press}
      />
    </div>
  );
};
