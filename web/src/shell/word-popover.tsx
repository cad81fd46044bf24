import { Popover } from "@mantine/core";
import { type ReactNode, useState } from "react";
import style from "./lens.module.css";

/** A word of the lens that opens what it can be. `children` gets `close`. */
export const WordPopover = ({
  word,
  title,
  children,
}: {
  readonly word: ReactNode;
  readonly title: string;
  readonly children: (close: () => void) => ReactNode;
}) => {
  const [opened, open] = useState(false);
  const close = () => open(false);
  return (
    <Popover opened={opened} onChange={open} trapFocus returnFocus position="bottom-start" withinPortal shadow="md">
      <Popover.Target>
        <button type="button" className="word" onClick={() => open(!opened)}>
          {word}
        </button>
      </Popover.Target>
      <Popover.Dropdown p={0} aria-label={title}>
        <div className={style.over}>
          <h2>{title}</h2>
          {opened && children(close)}
        </div>
      </Popover.Dropdown>
    </Popover>
  );
};
