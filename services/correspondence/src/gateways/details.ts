import {
  callOperation,
  type DetailHit,
  isRefusal,
  type LetterFormat,
  type Passage,
  readLetterFormat,
  type ServiceAddress,
  ServiceError,
  searchDetails,
} from '@gwirio/contracts'

/** identity-check, which alone knows the confidential details of parties, and what they asked for. */
export interface Details {
  /**
   * The searches for what stands there of all others in the case, a request each: none is made before it is called. Each
   * throws a ServiceError when identity-check cannot say.
   */
  searches(
    party: { readonly caseId: string; readonly partyId: string },
    passages: readonly Passage[],
  ): Array<() => Promise<DetailHit[]>>
  /** How the party asked to get letters. @throws {ServiceError} when it cannot say */
  letterFormat(party: { readonly caseId: string; readonly partyId: string }): Promise<LetterFormat>
}

/** Of one request: half of what it takes, since JSON can write a letter in two. */
const mostCharacters = 1_500_000
const mostPassages = 200

export function createDetails(service: ServiceAddress): Details {
  return {
    searches(params, passages) {
      return inRequests(passages.map(tidy)).map((some) => async () => {
        const body = { passages: some }
        const answer = await callOperation(service, searchDetails, { params: { ...params }, body })
        if (isRefusal(answer)) throw new ServiceError(searchDetails.id, null, answer.refused)
        return answer.hits
      })
    },
    async letterFormat({ caseId, partyId }) {
      const params = { caseId, partyId }
      const answer = await callOperation(service, readLetterFormat, { params })
      if (isRefusal(answer)) throw new ServiceError(readLetterFormat.id, null, answer.refused)
      return answer.letterFormat
    },
  }
}

/** Control characters, which JSON writes in six letters, part words as a space does. */
function tidy({ text, ...passage }: Passage): Passage {
  return { ...passage, text: text.toWellFormed().replace(/(?![\n\t])\p{Cc}/gu, ' ') }
}

/** Together as far as they fit; one that is too long for one request goes in pieces that overlap. */
function inRequests(passages: readonly Passage[]): Passage[][] {
  const requests: Passage[][] = [[]]
  let characters = 0
  for (const passage of passages.flatMap(inPieces)) {
    const isFull = requests.at(-1)?.length === mostPassages
    if (isFull || characters + passage.text.length > mostCharacters) {
      requests.push([])
      characters = 0
    }
    requests.at(-1)?.push(passage)
    characters += passage.text.length
  }
  return requests
}

/** Longer than any detail, however it is spaced. */
const overlap = 2_000

function inPieces(passage: Passage): Passage[] {
  if (passage.text.length <= mostCharacters) return passage.text ? [passage] : []
  const pieces: Passage[] = []
  for (let at = 0; at < passage.text.length; at += mostCharacters - overlap)
    pieces.push({ ...passage, text: passage.text.slice(at, at + mostCharacters).toWellFormed() })
  return pieces
}
