/** What one benchmark found, beside its yardstick. */
export type Report = {
  title: string
  /** What was measured against what, in a sentence or two. */
  about: string
  goal: string
  /** The one result that the goal speaks of. */
  result: string
  met: boolean
  tables: Table[]
  notes: string[]
}
export type Table = { columns: string[]; rows: (string | number)[][] }

const numeric = (value: string | number | undefined) =>
  typeof value === "number" || /^[-+–\d.,]+( |×|$)/.test(value ?? "")

/** A Markdown table that reads well as plain text too; columns of numbers stand to the right. */
export function markdown({ columns, rows }: Table): string {
  const cells = rows.map((row) => columns.map((_, index) => String(row[index] ?? "")))
  const width = columns.map((name, index) => Math.max(3, name.length, ...cells.map((row) => row[index]?.length ?? 0)))
  const right = columns.map((_, index) => index > 0 && rows.every((row) => numeric(row[index])))
  const line = (row: string[]) =>
    `| ${row.map((cell, index) => (right[index] ? cell.padStart(width[index] ?? 0) : cell.padEnd(width[index] ?? 0))).join(" | ")} |`
  const rule = width.map((size, index) => (right[index] ? `${"-".repeat(size - 1)}:` : "-".repeat(size)))
  return [line([...columns]), `| ${rule.join(" | ")} |`, ...cells.map(line)].join("\n")
}

export function section(report: Report): string {
  const { title, about, goal, result, met, tables, notes } = report
  return [
    `## ${title}`,
    about,
    `**Goal:** ${goal} **Found:** ${result} ${met ? "(met)" : "(not met)"}`,
    ...tables.map(markdown),
    ...(notes.length > 0 ? [notes.map((note) => `- ${note}`).join("\n")] : []),
  ].join("\n\n")
}
