import { argon2id, hash, needsRehash, verify } from 'argon2'

/** Whose answer it is: goes into the hash, so that a hash copied to another row matches nothing. */
interface AnswerOwner {
  readonly partyId: string
  readonly kind: string
}

/** Hashes normalised answers with argon2id (RFC 9106) and a pepper; parameters and salt stand in the PHC string. */
export interface AnswerHasher {
  hash(owner: AnswerOwner, answer: string): Promise<string>
  verify(owner: AnswerOwner, answer: string, answerHash: string): Promise<boolean>
  /** Whether the hash was made with other parameters than those set now. */
  isOutdated(answerHash: string): boolean
}

export function createAnswerHasher(options: {
  pepper: Buffer
  memoryKib: number
  passes: number
}): AnswerHasher {
  const parameters = { memoryCost: options.memoryKib, timeCost: options.passes, parallelism: 1 }
  const secret = options.pepper
  return {
    hash: (owner, answer) => hash(bind(owner, answer), { ...parameters, type: argon2id, secret }),
    verify: (owner, answer, answerHash) => verify(answerHash, bind(owner, answer), { secret }),
    isOutdated: (answerHash) => needsRehash(answerHash, parameters),
  }
}

function bind({ partyId, kind }: AnswerOwner, answer: string): string {
  return JSON.stringify([partyId, kind, answer])
}
