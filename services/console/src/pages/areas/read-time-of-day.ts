const typedTime = /^(\d{1,2})(?:[:.](\d{2}))? ?([ap]m|yb|yh)?$/i

/**
 * A time of day as people type it (`9`, `9.30`, `09:30`, `4:30pm`, in Welsh `4:30yh`), as hours and minutes of 24 hours; `null`
 * when it is none.
 */
export function readTimeOfDay(typed: string): string | null {
  const match = typedTime.exec(typed)
  if (!match) return null
  const [, hourText, minuteText = '00', half = ''] = match
  const hour = toTwentyFour(Number(hourText), half.toLowerCase())
  if (hour === null || Number(minuteText) > 59) return null
  return `${String(hour).padStart(2, '0')}:${minuteText}`
}

function toTwentyFour(hour: number, half: string): number | null {
  if (half === '') return hour < 24 ? hour : null
  if (hour < 1 || hour > 12) return null
  const isAfternoon = half === 'pm' || half === 'yh'
  return (hour % 12) + (isAfternoon ? 12 : 0)
}
