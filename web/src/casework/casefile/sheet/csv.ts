import type { Column } from "@ventanilla/core/casework/summary/schema"
import { harmless } from "@ventanilla/core/util/spreadsheet"

const cell = (value: string): string => `"${harmless(value).replaceAll('"', '""')}"`

/** Headquarters' columns as one line under their Spanish names: RFC 4180, with the mark by which spreadsheets know UTF-8. */
export const csvOf = (columns: readonly Column[]): string =>
  `\uFEFF${[columns.map(({ es }) => cell(es)), columns.map(({ value }) => cell(value ?? ""))]
    .map((line) => line.join(","))
    .join("\r\n")}\r\n`
