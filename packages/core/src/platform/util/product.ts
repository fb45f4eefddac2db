/** The version that is written into whatever outlives an installation. */
export const product = "0.1.0"
