/** The header by which the API knows that the console's site stands before it. */
export const frontHeader = "ventanilla-front"
