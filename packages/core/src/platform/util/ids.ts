import * as z from "zod"
import { type Noun, prefixes } from "./id"

/** A schema that refuses ids of another kind, so that a wrong id fails at the API. */
export const idSchema = (noun: Noun) =>
  z.string().regex(new RegExp(`^${prefixes[noun]}_[0-7][0-9A-HJKMNP-TV-Z]{25}$`), { error: "invalid_id" })
