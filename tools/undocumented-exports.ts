const EXPORT = /^export (?:async )?(?:abstract )?(?:function\*?|class|interface) (\w+)/;

/** Names of exported functions, classes and interfaces that do not stand directly under a docstring. */
export function undocumentedExports(file: string, text: string): string[] {
  const lines = text.split("\n");
  return lines.flatMap((line, index) => {
    const name = EXPORT.exec(line)?.[1];
    const above = lines[index - 1]?.trimEnd() ?? "";
    // Overloads after the first share its docstring.
    const isOverload = name !== undefined && above.startsWith(`export function ${name}(`);
    return name === undefined || above.endsWith("*/") || isOverload ? [] : [`${file}: ${name}`];
  });
}
