import type { Opened } from "@ventanilla/core/casework/detection/schema"

/** What a window wrote down, as the answers of a new case file: the number that she said is safe is never typed again. */
export function answersOf({ area, urgent, contact, reach }: Opened): [path: string, value: unknown][] {
  const safe = "person.safeContact"
  return [
    ["area", area],
    ...(urgent ? [["urgency", "urgent"] as [string, unknown]] : []),
    ...(contact === "yes" && reach
      ? ([
          [`${safe}.allowed`, "yes"],
          [`${safe}.channels`, [{ channel: reach.channel, value: reach.number }]],
        ] as [string, unknown][])
      : []),
    ...(contact === "she_calls" || contact === "no" ? [[`${safe}.allowed`, contact] as [string, unknown]] : []),
  ]
}
