import type { Info } from "@ventanilla/core/casework/casefile/schema"
import type { Whole } from "./use-casefile"

/** What a card of the case file gets: the file, everything about it that is loaded anyway, and whether it is open. */
export type CardProps = { file: Info; whole: Whole; open: boolean }
