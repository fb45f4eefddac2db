import { readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { parseSync } from "vite"
import { expect, test } from "vitest"

const root = new URL(".", import.meta.url).pathname
type Node = { type: string; start: number; [key: string]: unknown }

/**
 * Function children (of Show, For, Load …) are called once and not tracked, so a bare text in them keeps the language
 * in which it was first rendered. Inside an element or fragment it is updated.
 */
function staying(name: string, text: string): string[] {
  const { program, errors } = parseSync(name, text)
  if (errors.length > 0) throw new Error(`${name}: ${errors[0]?.message}`)
  const found: string[] = []
  const judge = (child: Node) => {
    const called = child.expression as Node
    if (child.type !== "JSXExpressionContainer" || called.type !== "ArrowFunctionExpression") return
    let body = called.body as Node
    while (body.type === "ParenthesizedExpression") body = body.expression as Node
    if (["JSXElement", "JSXFragment", "BlockStatement"].includes(body.type)) return
    const said = text.slice(body.start, body.start + 80).replace(/\s+/g, " ")
    if (/^(null\b|props\.children\()/.test(said)) return
    const line = text.slice(0, called.start).split("\n").length
    found.push(`${name}:${line}: ${said}`)
  }
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) for (const each of value) visit(each)
    if (Array.isArray(value) || typeof value !== "object" || value === null) return
    const node = value as Node
    if (node.type === "JSXElement") for (const child of node.children as Node[]) judge(child)
    for (const each of Object.values(node)) visit(each)
  }
  visit(program)
  return found
}

test("a text that would stay in its first language is found", () => {
  expect(staying("a.tsx", "const a = <Show when={x}>{(it) => word(it())}</Show>")).toHaveLength(1)
  expect(staying("a.tsx", "const a = <Show when={x}>{(it) => <>{word(it())}</>}</Show>")).toEqual([])
})

test("every text follows the language", () => {
  const files = readdirSync(root, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".tsx"))
  expect(files.length).toBeGreaterThan(100)
  expect(files.flatMap((file) => staying(file, readFileSync(join(root, file), "utf8")))).toEqual([])
})
