import { aDay } from "./day"

aDay("en")
