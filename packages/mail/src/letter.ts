import type { MailLanguage, Safe } from "./safe"
import type { Words } from "./words"

export type Block =
  | { block: "paragraph"; words: Words }
  | { block: "aside"; words: Words }
  | { block: "list"; label: Words; items: Words[] }
  | { block: "button"; words: Words; link: Safe<"link"> }
  | { block: "facts"; facts: { label: Words; words: Words }[] }
  | { block: "code"; words: Words }
  | { block: "note"; words: Words }

/** What is said, before it is known how. Both parts of the mail are written from it, each in its own manner. */
export type Letter = { language: MailLanguage; title: string; office: Words; blocks: Block[]; footer: Words[] }
