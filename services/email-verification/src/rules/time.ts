const hourMilliseconds = 3_600_000

export function addHours(from: Date, hours: number): Date {
  return new Date(from.getTime() + hours * hourMilliseconds)
}

/** Calendar months in UTC; a day that the month does not have becomes its last one. */
export function addMonths(from: Date, months: number): Date {
  const to = new Date(from)
  to.setUTCMonth(from.getUTCMonth() + months)
  if (to.getUTCDate() !== from.getUTCDate()) to.setUTCDate(0)
  return to
}
