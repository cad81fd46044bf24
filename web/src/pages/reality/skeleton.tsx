import { Loading } from "../../states/loading.js";

/** As high as what will stand there: nothing jumps. */
export const Skeleton = () => (
  <>
    <Loading lines={[70]} height={44} />
    <Loading lines={[88, 46]} height={28} />
    <Loading lines={[100]} height={180} />
    <Loading lines={[100, 100, 100, 100, 100, 100]} height={78} />
  </>
);
