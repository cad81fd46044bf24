import { useComputedColorScheme } from "@mantine/core";
import type { EChartsCoreOption } from "echarts/core";
import { type ReactNode, useEffect, useId, useRef } from "react";
import style from "./figures.module.css";
import { type Ink, inkOf } from "./ink.js";

/**
 * A big figure: a sentence as title (`title`), the drawing, what to know of it (`caption`), and its table (`children`). The
 * drawing is for eyes alone; `option` makes it from the ink of the reader's scheme. For print it is drawn again as SVG.
 */
export const Chart = ({
  title,
  caption,
  option,
  height = 240,
  children,
}: {
  readonly title: string;
  readonly caption: ReactNode;
  readonly option: (ink: Ink) => EChartsCoreOption;
  readonly height?: number;
  readonly children: ReactNode;
}) => {
  const room = useRef<HTMLDivElement>(null);
  const scheme = useComputedColorScheme("light");
  const heading = useId();
  useEffect(() => {
    const element = room.current;
    if (element === null) return;
    let gone = false;
    let stop = () => {};
    void import("./echarts.js").then(({ echarts }) => {
      if (gone) return;
      const draw = (renderer: "canvas" | "svg", ink: "light" | "dark") => {
        echarts.getInstanceByDom(element)?.dispose();
        const chart = echarts.init(element, null, { renderer });
        chart.setOption({ animation: false, ...option(inkOf(ink)) });
        element.dataset.drawn = "true";
      };
      draw("canvas", scheme);
      const onPaper = () => draw("svg", "light");
      const onScreen = () => draw("canvas", scheme);
      const fits = new ResizeObserver(() => echarts.getInstanceByDom(element)?.resize());
      fits.observe(element);
      window.addEventListener("beforeprint", onPaper);
      window.addEventListener("afterprint", onScreen);
      stop = () => {
        fits.disconnect();
        window.removeEventListener("beforeprint", onPaper);
        window.removeEventListener("afterprint", onScreen);
        echarts.getInstanceByDom(element)?.dispose();
      };
    });
    return () => {
      gone = true;
      stop();
    };
  }, [option, scheme]);
  return (
    <figure className={style.figure} aria-labelledby={heading}>
      <h2 id={heading} className={style.title}>
        {title}
      </h2>
      <div ref={room} className={style.room} style={{ height }} aria-hidden="true" />
      <figcaption>{caption}</figcaption>
      {children}
    </figure>
  );
};
