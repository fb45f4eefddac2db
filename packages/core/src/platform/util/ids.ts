import * as z from "zod"
import { type Noun, prefixes } from "./id"

/** An id of another kind fails here, at the edge. */
export const idSchema = (noun: Noun) =>
  z.string().regex(new RegExp(`^${prefixes[noun]}_[0-7][0-9A-HJKMNP-TV-Z]{25}$`), { error: "invalid_id" })
