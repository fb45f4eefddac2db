import type { Birth } from "../person/person.schema"

/** The attributes by which a case file is counted. Null: not known, or not said. */
export type Attributes = {
  age: string
  origin: string | null
  /** The principal ámbito. */
  ambito: string | null
  /** Types of violence, each once however many incidents there are. */
  violence: string[]
}
export type About = { birth: Birth | null; originState: string | null }
