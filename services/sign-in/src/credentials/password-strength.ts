import { ZxcvbnFactory } from '@zxcvbn-ts/core'
import { adjacencyGraphs, dictionary } from '@zxcvbn-ts/language-common'

const fewestCharacters = 12
const mostCharacters = 256
/** Of what zxcvbn reads; a longer password is judged by its beginning. */
const judgedCharacters = 100
/** "Safely unguessable" from 3 of 4 on, as its authors put it. */
const lowestScore = 3

const judge = new ZxcvbnFactory({ dictionary, graphs: adjacencyGraphs })

export type PasswordProblem = 'too-short' | 'too-long' | 'too-common'

/**
 * Says what is wrong with a new password. Common and leaked ones, keyboard runs, repeats and what is made of the
 * person's own words are found without asking anybody outside (ASVS 5.0 6.2.1, 6.2.4, 6.2.9, 6.2.12).
 *
 * @param ownWords what others know of the person: username, name, organisation
 */
export function findPasswordProblem(
  password: string,
  ownWords: readonly string[],
): PasswordProblem | null {
  const characters = [...password]
  if (characters.length < fewestCharacters) return 'too-short'
  if (characters.length > mostCharacters) return 'too-long'
  const judged = characters.slice(0, judgedCharacters).join('')
  return judge.check(judged, [...ownWords, 'gwirio']).score < lowestScore ? 'too-common' : null
}
