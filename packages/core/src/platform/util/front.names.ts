/** The header by which the API knows that a request came through the console's site. */
export const frontHeader = "ventanilla-front"
