const written = /^(\d{1,2})(?:[:.h ]?([0-5]\d))?\s*(am|pm|yb|yp|yh)?$/

/**
 * Reads a time of day as people write it: `9`, `9.30`, `09:30`, `5pm`, `5yp` (y prynhawn, the afternoon), `5yh` (yr hwyr).
 *
 * @returns hours and minutes of 24 hours, `HH:MM`; null when it is no time of day
 */
export function readTimeOfDay(text: string): string | null {
  const [, hours = '', minutes = '00', half] = written.exec(text.trim().toLowerCase()) ?? []
  const hour = Number(hours)
  if (hours === '' || hour > 23 || (half && (hour === 0 || hour > 12))) return null
  const isAfternoon = half === 'pm' || half === 'yp' || half === 'yh'
  const inDay = half ? (hour % 12) + (isAfternoon ? 12 : 0) : hour
  return `${String(inDay).padStart(2, '0')}:${minutes}`
}
