import { fact, item, mjml } from "./layout"

type Compiled = { html: string; errors: { formattedMessage: string }[] }
type Compile = (source: string, options: object) => Promise<Compiled>

const names = ["heading", "paragraph", "aside", "list", "button", "facts", "code", "note"] as const

/** MJML's indentation is a third of its bytes and means nothing to a mail client. */
const tidy = (html: string) =>
  html
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "")
    .join("\n")

/** Compiles the layout and cuts it into a shell and its blocks: the exact text of `layout.generated.ts`. */
export async function compileLayout(): Promise<string> {
  // MJML ships no types, and a literal specifier would make the checker demand them.
  const specifier: string = "mjml"
  const { default: compile } = (await import(specifier)) as { default: Compile }
  const { html, errors } = await compile(mjml, { fonts: {}, keepComments: true, validationLevel: "strict" })
  if (errors.length > 0) throw new Error(errors.map((error) => error.formattedMessage).join("\n"))

  let shell = tidy(html)
  const cut = (name: string, replacement: string) => {
    const open = `<!--block:${name}-->`
    const close = `<!--/block:${name}-->`
    const from = shell.indexOf(open)
    const to = shell.indexOf(close)
    if (from < 0 || to < from) throw new Error(`The layout has no block ${name}`)
    const inner = shell.slice(from + open.length, to).trim()
    shell = `${shell.slice(0, from)}${replacement}${shell.slice(to + close.length)}`
    return inner
  }
  const blocks = Object.fromEntries(names.map((name) => [name, cut(name, "")]))
  cut("body", "{{body}}")

  const parts = { shell: tidy(shell), ...blocks, item, fact }
  const lines = Object.entries(parts).map(([name, part]) => `  ${name}: ${JSON.stringify(part)},`)
  return `// Made by \`npm run build:mail\` from packages/mail/layout; a test proves that it is up to date.\nexport const layout = {\n${lines.join("\n")}\n} as const\n`
}
