import { describe, expect, it } from "vitest";
import { wordsChanged } from "./words-changed.js";

describe("what changed between two wordings", () => {
  it("names the words that came and went, and keeps the others together", () => {
    expect(wordsChanged("Your food is ready within five minutes.", "Your food is ready within three minutes.")).toEqual(
      [
        { words: "Your food is ready within", is: "same" },
        { words: "five", is: "removed" },
        { words: "three", is: "added" },
        { words: "minutes.", is: "same" },
      ],
    );
  });

  it("takes a wording that stayed as it was for one stretch, and nothing for none", () => {
    expect(wordsChanged("One call is enough.", "One call is enough.")).toEqual([
      { words: "One call is enough.", is: "same" },
    ]);
    expect(wordsChanged("", "New words")).toEqual([{ words: "New words", is: "added" }]);
  });

  it("does not compare wordings word by word that are as long as a book", () => {
    const long = "word ".repeat(2000);
    expect(wordsChanged(long, `${long} end`).map((each) => each.is)).toEqual(["removed", "added"]);
  });
});
