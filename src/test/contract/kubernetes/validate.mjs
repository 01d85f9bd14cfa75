// Validates the objects in a file against the models of their kinds, and writes them as TypeScript with the models'
// types.
import { readFileSync, writeFileSync } from "node:fs";

const CUSTOM = {
  "cert-manager.io/v1": "@kubernetes-models/cert-manager/cert-manager.io/v1",
  "monitoring.coreos.com/v1": "@kubernetes-models/prometheus-operator/monitoring.coreos.com/v1",
};

const [objectsFile, typescriptFile] = process.argv.slice(2);
const objects = JSON.parse(readFileSync(objectsFile, "utf8"));
const typed = [];
let faults = 0;
for (const object of objects) {
  const module = CUSTOM[object.apiVersion] ?? `kubernetes-models/${object.apiVersion}`;
  const Model = (await import(module))[object.kind];
  try {
    new Model(object).validate();
  } catch (fault) {
    faults++;
    console.error(`${object.kind} ${object.metadata.name}: ${fault.message}`);
  }
  // A literal with a member that its type does not have does not compile.
  typed.push(`export const o${typed.length}: import("${module}").I${object.kind} = ${JSON.stringify(object)};`);
}
writeFileSync(typescriptFile, typed.join("\n") + "\n");
console.log(`${objects.length} objects, ${faults} faults`);
process.exitCode = faults ? 1 : 0;
