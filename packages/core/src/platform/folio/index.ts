export * as Folio from "./folio"
