import type { z } from "zod"
import { ui } from "../i18n/ui"

type Issue = z.core.$ZodIssue

/** Errors of a schema as { field: sentence }, in the reader's language. */
export function describe(issues: readonly Issue[]): Record<string, string> {
  const found: Record<string, Issue> = {}
  for (const issue of issues) {
    const path = issue.path.map(String).join(".")
    if (!found[path] || isNearer(issue, found[path])) found[path] = issue
  }
  return Object.fromEntries(Object.entries(found).map(([path, issue]) => [path, sentence(issue)]))
}

/** A whole number has two ends on a side: what a computer can count to, which is nobody's business, and its own. */
function isNearer(one: Issue, other: Issue): boolean {
  if (one.code === "too_big" && other.code === "too_big") return one.maximum < other.maximum
  return one.code === "too_small" && other.code === "too_small" && one.minimum > other.minimum
}

function sentence(issue: Issue): string {
  switch (issue.message) {
    case "invalid_phone":
      return ui("phone")
    case "invalid_date":
    case "invalid_month":
      return ui("date")
    case "invalid_instant":
      return ui("instant")
    case "invalid_time_zone":
      return ui("timeZone")
    case "invalid_text":
      return ui("text")
    case "names_somebody":
      return ui("namesSomebody")
    case "lost_text":
      return ui("lostText")
    case "address_needed":
      return ui("addressNeeded")
    case "future_date":
      return ui("future")
    case "invalid_time":
      return ui("time")
    case "same_hour":
      return ui("sameHour")
    case "invalid_extension":
      return ui("extension")
    case "invalid_country":
      return ui("country")
    case "weekday_required":
      return ui("chooseSome")
    case "invalid_email":
      return ui("email")
    case "invalid_code":
      return ui("code")
    case "invalid_state":
      return ui("state")
    case "invalid_language":
      return ui("choose")
    case "invalid_range":
    case "alliance_period":
      return ui("range")
    case "witness_required":
    case "until_required":
      return ui("required")
    case "channel_required":
      return ui("channel")
    case "duplicate":
      return ui("duplicate")
  }
  switch (issue.code) {
    case "invalid_type":
      // Zod keeps what was typed to itself, unless it is asked: its own words tell whether anything was.
      return /received undefined$/.test(issue.message)
        ? issue.expected === "array"
          ? ui("chooseSome")
          : ui("required")
        : typed(issue.expected)
    case "invalid_value":
    case "invalid_union":
      return ui("choose")
    case "too_small":
      if (issue.origin === "string")
        return Number(issue.minimum) <= 1 ? ui("required") : ui("tooShort", { min: Number(issue.minimum) })
      return issue.origin === "array" ? ui("chooseSome") : ui("tooSmall", { min: Number(issue.minimum) })
    case "too_big":
      if (issue.origin === "string")
        return typeof issue.input === "string"
          ? ui("tooLongBy", { max: Number(issue.maximum), count: issue.input.length })
          : ui("tooLong", { max: Number(issue.maximum) })
      return ui("tooBig", { max: Number(issue.maximum) })
    case "invalid_format":
      return format(issue.format)
    default:
      return ui("invalid")
  }
}

const typed = (expected: string) =>
  expected === "int" ? ui("whole") : expected === "number" ? ui("number") : ui("required")

function format(name: string): string {
  if (name === "email") return ui("email")
  if (name === "url") return ui("url")
  if (name === "date") return ui("date")
  if (name === "datetime") return ui("instant")
  return ui("invalid")
}
