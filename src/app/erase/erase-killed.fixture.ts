import { eraseCustomer } from "./erase.js";
import { withWorkspace } from "./open.fixture.js";

// A process of its own that ends itself without warning at one step of an erasure.
const [directory, key, at] = process.argv.slice(2);
await withWorkspace(directory!, (context) =>
  eraseCustomer(context, key!, {
    onStep: (step) => {
      process.stdout.write(`${step}\n`);
      if (step === at) process.kill(process.pid, "SIGKILL");
    },
  }),
);
