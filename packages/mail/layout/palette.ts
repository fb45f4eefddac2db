/** Colours of a mail, by day and by night. Mail clients know no variables, so the values stand here and are compiled in. */
export const day = {
  paper: "#faf8f5",
  surface: "#ffffff",
  line: "#e7e1e8",
  ink: "#241d2e",
  quiet: "#5a5266",
  brand: "#532d86",
  tint: "#f6f2fb",
  button: "#6a3da3",
  onButton: "#ffffff",
} as const

export const night: Record<keyof typeof day, string> = {
  paper: "#17121f",
  surface: "#221b2d",
  line: "#3d3349",
  ink: "#f3eef8",
  quiet: "#c4b9d0",
  brand: "#cdb3ef",
  tint: "#2e2440",
  button: "#6a3da3",
  onButton: "#ffffff",
}

/** Which colour is read on which: the contrast of each pair is proved in a test. */
export const pairs = [
  ["ink", "surface"],
  ["quiet", "surface"],
  ["brand", "surface"],
  ["quiet", "paper"],
  ["brand", "paper"],
  ["ink", "tint"],
  ["brand", "tint"],
  ["onButton", "button"],
] as const
