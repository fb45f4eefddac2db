import facts from "./hotlines.json"

export type Hotline = {
  key: string
  name: string
  phone: string
  how: string | null
  purpose: string
  languages: string
  confidence: string
  source: string | null
  recheckEveryDays: number
}

/** National hotlines of the United States' country pack, each with its source and confidence. */
export const hotlines: readonly Hotline[] = facts.hotlines
