// Runs a program, and gives what it prints and throws.
import { format } from "node:util";

export async function printedBy(url) {
  const printed = [];
  const log = console.log;
  console.log = (...words) => printed.push(format(...words));
  try {
    await import(url);
  } catch (error) {
    printed.push(error.stack);
  }
  console.log = log;
  return printed.join("\n");
}
