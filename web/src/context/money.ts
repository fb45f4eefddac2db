import { locale } from "./language"

/** Minor units as money: "1,250.50 USD". */
export const money = (minor: number, currency: string) =>
  `${new Intl.NumberFormat(locale(), { minimumFractionDigits: 2, maximumFractionDigits: 2 }).format(minor / 100)} ${currency}`
