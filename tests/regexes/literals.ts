import { readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { parseAst } from "rolldown/parseAst"

export type Literal = { file: string; pattern: string; flags: string }

/** Every regular expression in the source files, and how many are built at run time. */
export function patternsIn(file: string, text: string): { literals: Literal[]; made: number } {
  const literals: Literal[] = []
  let made = 0
  const visit = (node: unknown): void => {
    if (Array.isArray(node)) for (const each of node) visit(each)
    if (typeof node !== "object" || node === null || Array.isArray(node)) return
    const { type, regex, callee } = node as {
      type?: string
      regex?: { pattern: string; flags: string }
      callee?: { name?: string }
    }
    if (regex) literals.push({ file, ...regex })
    if ((type === "NewExpression" || type === "CallExpression") && callee?.name === "RegExp") made++
    for (const [key, value] of Object.entries(node)) if (key !== "regex") visit(value)
  }
  visit(parseAst(text, { lang: file.endsWith("x") ? "tsx" : "ts" }))
  return { literals, made }
}

/** Our source files under these folders, without tests. */
export function sources(root: string, folders: string[]): string[] {
  const under = (folder: string): string[] =>
    readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
      const path = `${folder}/${entry.name}`
      if (entry.isDirectory()) return under(path)
      return /\.tsx?$/.test(path) && !/\.test\.tsx?$/.test(path) ? [path] : []
    })
  return folders.flatMap(under)
}

export const read = (root: string, file: string) => readFileSync(join(root, file), "utf8")
