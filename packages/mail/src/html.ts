import { layout } from "./layout.generated"
import type { Block, Letter } from "./letter"
import { readSafe } from "./safe"
import type { Words } from "./words"

const entities: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" }
export const escapeHtml = (value: string) => value.replace(/[&<>"']/g, (character) => entities[character] ?? "")

/** One pass over the slots, so that a value that looks like a slot stays a value. */
const fill = (part: string, slots: Record<string, string>) =>
  part.replace(/\{\{(\w+)\}\}/g, (_, slot: string) => {
    const value = slots[slot]
    if (value === undefined) throw new Error(`The mail layout has a slot that nothing fills: ${slot}`)
    return value
  })

/** The HTML part: the compiled layout, filled. */
export function renderHtml(letter: Letter): string {
  const say = (words: Words) => escapeHtml(words.in(letter.language))
  const title = escapeHtml(letter.title)
  const blocks = letter.blocks.map((block) => renderBlock(block, say))
  return fill(layout.shell, {
    lang: letter.language,
    title,
    office: say(letter.office),
    body: [fill(layout.heading, { words: title }), ...blocks].join("\n"),
    footer: letter.footer.map(say).join("<br>"),
  })
}

function renderBlock(block: Block, say: (words: Words) => string): string {
  switch (block.block) {
    case "paragraph":
    case "aside":
    case "code":
    case "note":
      return fill(layout[block.block], { words: say(block.words) })
    case "button":
      return fill(layout.button, { words: say(block.words), href: escapeHtml(readSafe("link", block.link)) })
    case "list": {
      const items = block.items.map((item) => fill(layout.item, { words: say(item) })).join("")
      return fill(layout.list, { label: say(block.label), items })
    }
    case "facts": {
      const facts = block.facts.map(({ label, words }) => fill(layout.fact, { label: say(label), words: say(words) }))
      return fill(layout.facts, { items: facts.join("") })
    }
    default:
      return block satisfies never
  }
}
