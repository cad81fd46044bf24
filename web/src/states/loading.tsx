import { useEffect, useState } from "react";
import { t } from "../words.js";
import style from "./states.module.css";

/** Text-shaped bars at the final size, after 200 ms; after 3 s it says for how long. `lines`: widths in percent, `heights` in px. */
export const Loading = ({
  lines = [60, 90, 80],
  height = 24,
}: {
  readonly lines?: readonly number[];
  readonly height?: number;
}) => {
  const seconds = useSeconds();
  return (
    <div className={style.later} role="status">
      <span className="seen-by-readers">{t("state.loading")}</span>
      {lines.map((width, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: bars have no identity.
        <span key={i} className={style.bar} style={{ width: `${width}%`, height: height - 8 }} />
      ))}
      {seconds >= 3 && <p className="small">{t("state.long", { seconds })}</p>}
    </div>
  );
};

const useSeconds = (): number => {
  const [seconds, set] = useState(0);
  useEffect(() => {
    const ticking = setInterval(() => set((n) => n + 1), 1_000);
    return () => clearInterval(ticking);
  }, []);
  return seconds;
};
