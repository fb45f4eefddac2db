/** Common Mexican given names and surnames, and uncommon ones, to make people of [G]. The commonest come first. */
export const givenNames =
  `María Guadalupe Juana Margarita Josefina Rosa Teresa Martha Alejandra Ana Verónica Leticia Yesenia Elizabeth Patricia
  Gabriela Araceli Silvia Claudia Norma Adriana Maricela Blanca Alicia Irma Yolanda Sandra Mónica Rocío Lucía Jazmín Jimena
  Xóchitl Citlali Itzel Ximena Xiomara Zoila Brenda Karla Wendy Nancy Vanessa Belén Inés Estela Hortensia Esperanza Socorro
  Ofelia Consuelo Cecilia Beatriz Griselda Yadira Maribel Noemí Ruth Dolores Luz Eugenia Virginia Victoria Viviana Zenaida
  Cristina Angélica Fabiola Lizbeth Marisol Nayeli Perla Selene Tania Valentina Yahaira Alondra Azucena Bertha Catalina
  Concepción Delia Edith Elvira Emma Felipa Graciela Herlinda Isabel Julia Karina Lorena`.split(/\s+/)

export const surnames =
  `Hernández García Martínez López González Pérez Rodríguez Sánchez Ramírez Cruz Flores Gómez Morales Vázquez Reyes Jiménez
  Torres Díaz Gutiérrez Ruiz Mendoza Aguilar Ortiz Moreno Castillo Romero Álvarez Méndez Chávez Rivera Juárez Ramos Domínguez
  Herrera Medina Castro Vargas Guzmán Velázquez Muñoz Rojas Contreras Salazar Luna Ortega Guerrero Santiago Estrada Bautista
  Cortés Soto Alvarado Espinoza Lara Ávila Ríos Cervantes Silva Delgado Vega Márquez Sandoval Carrillo León Fernández Mejía
  Solís Núñez Valdez Salas Campos Santos Camacho Navarro Rosas Peña Cabrera Zúñiga Villanueva Ibarra Orozco Ochoa Zamora
  Quiroz Huerta Ayala Trejo Nava Escobar Zavala Tapia Bravo Barrera Cisneros Yáñez Villegas Zepeda Zaragoza Ceballos Enríquez
  Arellano Becerra Bermúdez Gallegos Galván Guevara Henríquez Izquierdo Jaramillo Llamas Llanos Macías Montes Nájera Olvera
  Pacheco Padilla Palacios Quezada Quintero Rangel Rentería Robles Rosales Saldaña Serrano Sosa Tovar Trujillo Uribe Valencia
  Valenzuela Vera Villa Villalobos Xicoténcatl Zapata`.split(/\s+/)

/** A repeatable stream of numbers from 0 to 1. */
export function stream(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** The commonest names are the likeliest, about as Zipf's law has them. */
const draw = (names: readonly string[], next: () => number) =>
  names[Math.min(names.length - 1, Math.floor((names.length + 1) ** next() - 1))] ?? ""

export type Made = { given: string; firstSurname: string; secondSurname: string }

/** So many people with names as they fall, two given names for every third. */
export function people(count: number, seed = 1): Made[] {
  const next = stream(seed)
  return Array.from({ length: count }, () => {
    const first = draw(givenNames, next)
    const second = draw(givenNames, next)
    return {
      given: next() < 0.35 && first !== second ? `${first} ${second}` : first,
      firstSurname: draw(surnames, next),
      secondSurname: draw(surnames, next),
    }
  })
}

/** How a clerk who only heard it, or a form without accents, may write a name: one of the usual ways, if there is one. */
export function misspelled(word: string, next: () => number): string {
  const bare = word.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase()
  const ways = slips.map(([from, to]) => bare.replace(from, to)).filter((way) => way !== bare)
  return ways[Math.floor(next() * ways.length)] ?? bare
}

const slips: [RegExp, string][] = [
  [/z$/, "s"],
  [/z/, "s"],
  [/s$/, "z"],
  [/v/, "b"],
  [/b/, "v"],
  [/ll/, "y"],
  [/^y/, "j"],
  [/^j/, "y"],
  [/^ji/, "gi"],
  [/^gi/, "ji"],
  [/c(?=[ei])/, "s"],
  [/s(?=[ei])/, "c"],
  [/^h/, ""],
  [/(?<![cs])h(?=[aeiou])/, ""],
  [/qu(?=[ei])/, "k"],
  [/k/, "c"],
  [/nb/, "mb"],
  [/mb/, "nb"],
  [/mp/, "np"],
  [/x(?=[ei])/, "j"],
  [/j(?=[ei])/, "g"],
  [/([nrst])(?=[aeiou])/, "$1$1"],
  [/^x/, "s"],
]
