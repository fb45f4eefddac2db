type Facts = Record<string, string | number | boolean>

const last = (month: string) =>
  new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5)), 0)).toISOString().slice(0, 10)

/**
 * The days of a campaign that are in a month: it says `03-04` to `03-09` of every year, or `25` of every month. Undefined
 * when none is, or when what headquarters wrote is no date.
 */
export function spanIn(month: string, facts: Facts): { from: string; until: string } | undefined {
  const from = String(facts["from"] ?? "")
  const until = String(facts["until"] ?? "") || from
  if (/^\d{1,2}$/.test(from)) {
    const day = `${month}-${from.padStart(2, "0")}`
    return day <= last(month) ? { from: day, until: day } : undefined
  }
  const date = /^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/
  if (!date.test(from) || !date.test(until) || until < from) return undefined
  const year = month.slice(0, 4)
  const [begins, ends] = [`${year}-${from}`, `${year}-${until}`]
  if (begins > last(month) || ends < `${month}-01`) return undefined
  return {
    from: [begins, `${month}-01`].sort()[1] ?? begins,
    until: [ends, last(month)].sort()[0] ?? ends,
  }
}
