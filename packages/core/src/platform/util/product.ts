/** The product version written into data that outlives an installation. */
export const product = "0.1.0"
