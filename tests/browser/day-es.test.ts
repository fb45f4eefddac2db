import { aDay } from "./day"

aDay("es")
