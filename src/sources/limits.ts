/** What a customer's file may cost. Beyond a limit the file is refused as a whole. */
export type Limits = {
  /** Unpacked size over packed size; counts only above `ratioFloor` unpacked bytes. */
  readonly ratio: number;
  readonly ratioFloor: number;
  readonly lineBytes: number;
  readonly cellBytes: number;
  readonly columns: number;
  /** Without progress for so long, plus `stallPerByte` of the file, the reader is ended. */
  readonly stallMs: number;
  readonly stallMsPerMegabyte: number;
  /** The engine's memory in the reader, and the heap of its JavaScript. */
  readonly engineBytes: number;
  readonly heapMegabytes: number;
};

export const defaultLimits: Limits = {
  ratio: 200,
  ratioFloor: 1_000_000_000,
  lineBytes: 1_000_000_000,
  cellBytes: 300_000_000,
  columns: 10_000,
  stallMs: 20_000,
  stallMsPerMegabyte: 50,
  engineBytes: 1_500_000_000,
  heapMegabytes: 768,
};
