import type { states as english } from "../en/states.js";
import { counting, type Translated } from "../entry.js";

const count = counting("nl");

export const states: Translated<typeof english> = {
  "state.loading": "Er wordt geteld",
  "state.again": "Er wordt opnieuw geteld",
  "state.long": (p) => `Er wordt nog geteld, ${p.seconds} s tot nu toe`,
  "state.retry": "Opnieuw proberen",
  "state.unreachable": "De server antwoordde niet. Wat is opgeslagen is veilig; niets van wat u typte gaat verloren.",
  "state.failed": (p) => `${p.what} kon niet worden getoond. De rest van de pagina klopt.`,
  "state.code": "Code",
  "state.copy": "Kopiëren",
  "state.copied": "Gekopieerd",
  "state.notAllowed": "Uw rol mag dit niet zien.",
  "state.notFound": "Op dit adres is niets.",
  "state.toReality": "Naar Werkelijkheid",
  "state.soon": "Aan deze pagina wordt gewerkt.",
  "state.askThem": (p) => `${p.who} kan het openen`,
  "few.so": (p) =>
    `${p.have.toLocaleString("nl")} tot nu toe; voor een oordeel zijn er ${p.need.toLocaleString("nl")} nodig`,
  "few.hidden": (p) => `minder dan ${p.below} mensen, niet getoond`,
  "few.groups": (p) => `${count(p.n, "groep is", "groepen zijn")} niet getoond`,
};
