/** Every use case, in the order in which `kept --help` lists them. Each is loaded when it is asked for. */
export const useCases = {
  init: () => import("./init/init.js").then((m) => m.init),
  import: () => import("./import/import-files.js").then((m) => m.importFiles),
  check: () => import("./check/check.js").then((m) => m.check),
  promise: () => import("./promise/promise.js").then((m) => m.promise),
  people: () => import("./people/people.js").then((m) => m.people),
  customer: () => import("./customer/customer.js").then((m) => m.customer),
  sources: () => import("./sources/sources.js").then((m) => m.sources),
  export: () => import("./export/export.js").then((m) => m.exportCustomer),
  erase: () => import("./erase/erase.js").then((m) => m.erase),
  design: () => import("./design/design.js").then((m) => m.design),
  explain: () => import("./explain/explain.js").then((m) => m.explain),
  report: () => import("./report/report.js").then((m) => m.report),
  schema: () => import("./schema.js").then((m) => m.schema),
  doctor: () => import("./doctor/doctor.js").then((m) => m.doctor),
  demo: () => import("./demo.js").then((m) => m.demo),
} as const;

export { open } from "./open.js";
