import { area } from "../../i18n"

/** Words of the strip over a case file: how she can be reached. */
export const strip = area(
  {
    strip: "Contacto seguro",
    ready: "Ahora es seguro",
    notNow: "Ahora no",
    from: "Seguro desde {when}",
    danger: "Palabra de peligro: «{word}»",
    begin: "Contactarla",
  },
  {
    strip: "Safe contact",
    ready: "Safe now",
    notNow: "Not now",
    from: "Safe from {when}",
    danger: "Word for danger: “{word}”",
    begin: "Reach her",
  },
)
