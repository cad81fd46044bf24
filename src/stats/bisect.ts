/** The point in [low, high] at which a rising `isAbove` turns true, to the last digit of a double. */
export const bisect = (low: number, high: number, isAbove: (x: number) => boolean): number => {
  let under = low;
  let over = high;
  for (;;) {
    const middle = under + (over - under) / 2;
    if (middle <= under || middle >= over || over - under < 1e-15 * under) return middle;
    if (isAbove(middle)) over = middle;
    else under = middle;
  }
};
