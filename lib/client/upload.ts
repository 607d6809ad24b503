import { addressOf, CallError } from '@/lib/client/call';
import type { AnswerOf, Operation, RequestOf } from '@/lib/contracts/operation';

interface Upload {
  file: File;
  /** Is told the part that was sent, 0…1. */
  onProgress: (part: number) => void;
}

/**
 * Streams a file to an operation that takes one, as `call` does, and says how far it is, which fetch can’t.
 * @throws CallError for every refusal, status 0 when the server cannot be reached
 */
export function upload<O extends Operation>(
  operation: O,
  given: RequestOf<O>,
  { file, onProgress }: Upload,
): Promise<AnswerOf<O>> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open(operation.method, addressOf(operation, { ...given }));
    request.setRequestHeader('accept', 'application/json');
    request.setRequestHeader(
      'content-disposition',
      `attachment; filename*=UTF-8''${encodeURIComponent(file.name.toWellFormed())}`,
    );
    request.upload.onprogress = ({ lengthComputable, loaded, total }) => lengthComputable && onProgress(loaded / total);
    request.onerror = () => reject(new CallError(0, {}));
    request.onload = () => {
      const answer = parsed(request.responseText);
      if (request.status >= 200 && request.status < 300) resolve(answer);
      else reject(new CallError(request.status, answer));
    };
    request.send(file);
  });
}

function parsed(json: string) {
  try {
    return JSON.parse(json);
  } catch {
    return {};
  }
}
