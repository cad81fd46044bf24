import { served } from "./served.js";

const service = await served();
const shots: [string, string, object, string][] = [];
for (const [tag, opt] of [
  ["light", { colorScheme: "light" }],
  ["dark", { colorScheme: "dark" }],
  ["phone", { colorScheme: "light", viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true }],
] as const) {
  const context = await service.signedIn(opt as never);
  for (const [name, path] of [
    ["promises", "/promises"],
    ["fast", "/promises/fast"],
    ["refund", "/promises/refund"],
    ["versions", "/promises/fast?tab=versions"],
    ["design", "/promises/fast/design?limit=3m8s"],
  ] as const) {
    if (tag === "dark" && name !== "fast" && name !== "design") continue;
    const { page, wrong } = await service.open(context, path);
    await page.waitForTimeout(3500);
    if (name === "design") {
      await page.getByRole("button", { name: "See what would change" }).click();
      await page.waitForTimeout(9000);
    }
    await page.screenshot({ path: `/tmp/web2/${name}-${tag}.png`, fullPage: true });
    if (wrong.length) console.log(name, tag, wrong);
    await page.close();
  }
  await context.close();
}
await service.stop();
