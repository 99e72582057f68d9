import type { PageLanguage } from '@gwirio/pages'
import { formatNumber } from './words/plural.ts'

type Unit = 'hour' | 'minute' | 'second'

/** What is left of some time, in the units that matter then: “71 hours”, “1 minute 40 seconds”. */
export function formatDuration(seconds: number, language: PageLanguage): string {
  const whole = Math.max(0, Math.floor(seconds))
  const format = (value: number, unit: Unit) =>
    formatNumber(value, language, { style: 'unit', unit, unitDisplay: 'long' })
  if (whole >= 2 * 3600) return format(Math.floor(whole / 3600), 'hour')
  const minutes = Math.floor(whole / 60)
  const rest = whole % 60
  if (minutes === 0) return format(rest, 'second')
  if (minutes >= 10 || rest === 0) return format(minutes, 'minute')
  return `${format(minutes, 'minute')} ${format(rest, 'second')}`
}
