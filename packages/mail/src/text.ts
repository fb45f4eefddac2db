import type { Block, Letter } from "./letter"
import { readSafe } from "./safe"
import type { Words } from "./words"

const width = 72

/** Breaks at spaces only: an address or a folio that is cut in two cannot be followed. */
function wrap(sentence: string, indent = ""): string {
  const lines: string[] = []
  let line = ""
  for (const word of sentence.split(" ")) {
    if (line !== "" && line.length + 1 + word.length > width - indent.length) {
      lines.push(line)
      line = word
    } else line = line === "" ? word : `${line} ${word}`
  }
  return [...lines, line].join(`\n${indent}`)
}

/** The plain-text part, written for readers of plain text: rules, hyphens, addresses on a line of their own. */
export function renderText(letter: Letter): string {
  const say = (words: Words) => words.in(letter.language)
  const paragraphs = [
    wrap(say(letter.office)),
    `${letter.title}\n${"=".repeat(letter.title.length)}`,
    ...letter.blocks.map((block) => renderBlock(block, say)),
    "-".repeat(40),
    letter.footer.map((line) => wrap(say(line))).join("\n"),
  ]
  return `${paragraphs.join("\n\n")}\n`
}

function renderBlock(block: Block, say: (words: Words) => string): string {
  switch (block.block) {
    case "paragraph":
    case "aside":
      return wrap(say(block.words))
    case "button":
      return `${say(block.words)}:\n${readSafe("link", block.link)}`
    case "list":
      return [`${say(block.label)}:`, ...block.items.map((item) => `  - ${say(item)}`)].join("\n")
    case "facts":
      return block.facts.map(({ label, words }) => `${say(label)}\n  ${wrap(say(words), "  ")}`).join("\n")
    case "code":
      return `    ${say(block.words)}`
    case "note":
      return `* ${wrap(say(block.words), "  ")}`
    default:
      return block satisfies never
  }
}
