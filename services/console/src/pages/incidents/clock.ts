import type { IncidentView } from '@gwirio/contracts'
import type { PageLanguage } from '@gwirio/pages'
import { formatDuration } from '../../format-duration.ts'
import { formatTime } from '../../format-time.ts'
import { wordsIn } from '../../words/index.ts'

/** How it stands with the 72 hours, in words. */
export interface ClockView {
  readonly standing: 'running' | 'over' | 'stopped'
  readonly text: string
  readonly until: string | null
}

interface Timed extends Pick<IncidentView, 'state' | 'tellRegulatorBy'> {
  readonly isRegulatorDecided: boolean
}

/** A decision about the regulator stops the clock (UK GDPR article 33), and so does the end of the incident. */
export function describeClock(incident: Timed, now: Date, language: PageLanguage): ClockView {
  const { clock } = wordsIn(language).incidents
  const { isRegulatorDecided, state, tellRegulatorBy } = incident
  if (state === 'closed') return { standing: 'stopped', text: clock.closed, until: null }
  if (isRegulatorDecided) return { standing: 'stopped', text: clock.told, until: null }
  const secondsLeft = (Date.parse(tellRegulatorBy) - now.getTime()) / 1000
  const until = clock.until.replace('{time}', formatTime(tellRegulatorBy, language))
  if (secondsLeft <= 0) return { standing: 'over', text: clock.over, until }
  const text = clock.left.replace('{time}', formatDuration(secondsLeft, language))
  return { standing: 'running', text, until }
}
