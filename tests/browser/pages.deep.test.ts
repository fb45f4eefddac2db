import { everyPage } from "../support/pages"

everyPage([
  ["es", "phone"],
  ["en", "desk"],
])
