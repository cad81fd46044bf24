/** Words that mean yes or no in a column; compared in small letters. */
export const yes = ["true", "yes", "y", "1", "t", "on", "ja", "sim", "oui", "si", "sí"];
export const no = ["false", "no", "n", "0", "f", "off", "nee", "nein", "não", "nao", "non"];
