import {
  type AnswerOf,
  callOperation,
  checkCode,
  type InputOf,
  isRefusal,
  issueCode,
  type ResultOf,
  type ServiceAddress,
  stopCodes,
} from '@gwirio/contracts'

/** Each throws a `ServiceError` when sms-code cannot be asked, and can be called again with the same input. */
export interface SmsCode {
  issueCode(body: InputOf<typeof issueCode>['body']): Promise<AnswerOf<typeof issueCode>>
  checkCode(body: InputOf<typeof checkCode>['body']): Promise<ResultOf<typeof checkCode>>
  stopCodes(body: InputOf<typeof stopCodes>['body']): Promise<void>
}

export function createSmsCode(service: ServiceAddress): SmsCode {
  return {
    issueCode: (body) => callOperation(service, issueCode, { body }),
    checkCode: async (body) => {
      const answer = await callOperation(service, checkCode, { body })
      if (isRefusal(answer)) throw new Error('sms-code refused what its contract never refuses')
      return answer
    },
    stopCodes: async (body) => {
      await callOperation(service, stopCodes, { body })
    },
  }
}
