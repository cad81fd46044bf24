export type { Scale } from "../../../src/report/html/scale.js";
export { placed, scaleFor } from "../../../src/report/html/scale.js";
