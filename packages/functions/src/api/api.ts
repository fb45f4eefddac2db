import { parts } from "./parts"
import { served } from "./served"

/** The API as it is served to people who sign in, on Lambda and in the local cloud. */
export const api = served(parts)
