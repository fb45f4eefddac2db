/** Where the quick exit of a public page leads: a page of weather, as any phone may show at any time. */
export const weather = "https://www.weather.gov/"

/** Words that the public pages share: their title says nothing of what they are about. */
export const publicWords = {
  title: { es: "Información", en: "Information" },
  leave: { es: "Salir ahora", en: "Leave now" },
} as const
