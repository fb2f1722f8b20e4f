import { setTimeout as wait } from 'node:timers/promises';
import type { Glossary } from '../../pipeline/translation/term.ts';
import { authenticate } from './authentication.ts';
import type { Credentials, SignedRequest } from './authentication.ts';
import { spoil } from './faults.ts';
import type { Fault, FaultPlan } from './faults.ts';
import type { SeenRequests } from './seen-requests.ts';
import { appliedTerminologies, terminologyOf } from './terminology.ts';
import type { NamedTerminology, Terminologies } from './terminology.ts';
import { TranslateError } from './translate-error.ts';
import { checkTranslatable, parseTranslateText } from './translate-text.ts';
import type { TranslateTextInput } from './translate-text.ts';

/** Turns one line of Arabic into one line of English, with the English of the glossary's terms where it can. */
export interface LineEngine {
  translateLine(line: string, glossary?: Glossary): string | Promise<string>;
}

export interface TranslateService {
  readonly engine: LineEngine;
  /** Without credentials every request passes, signed or not. */
  readonly credentials?: Credentials | undefined;
  readonly maxRequestBytes: number;
  readonly terminologies: Terminologies;
  readonly faults: FaultPlan;
  readonly seen: SeenRequests;
}

export interface ServiceRequest extends SignedRequest {
  readonly method: string;
  /** The request line's target, as sent. */
  readonly url: string;
}

/** A JSON answer; or the connection breaks ('drop'), or nothing ever comes ('hang'). */
export type Reply = { readonly status: number; readonly body: string } | 'drop' | 'hang';

/** Source: the service model of Amazon Translate, version 2017-07-01. */
const TARGET_PREFIX = 'AWSShineFrontendService_20170701.';

/** Answers one request. Rejects only when `signal` aborts, which says that nobody waits for the answer any more. */
export async function answer(
  request: ServiceRequest,
  service: TranslateService,
  signal: AbortSignal,
): Promise<Reply> {
  try {
    checkOperation(request);
    const { credentials } = service;
    if (credentials !== undefined) authenticate(request, { credentials, now: Date.now() });
    return await translateText(parseTranslateText(request.body), service, signal);
  } catch (error) {
    if (error instanceof TranslateError) return errorReply(error);
    throw error;
  }
}

/** An error as Amazon Translate words it on the wire. */
export function errorReply({ name, message, status, details }: TranslateError): Reply {
  return { status, body: JSON.stringify({ __type: name, message, ...details }) };
}

function checkOperation({ method, url, headers }: ServiceRequest): void {
  const target = headers['x-amz-target']?.[0] ?? '';
  if (method === 'POST' && url === '/' && target === `${TARGET_PREFIX}TranslateText`) return;
  const asked = target.startsWith(TARGET_PREFIX) ? target.slice(TARGET_PREFIX.length) : target;
  throw new TranslateError(
    'UnknownOperationException',
    `Warraq's local Amazon Translate does TranslateText only (POST / with X-Amz-Target: ${TARGET_PREFIX}TranslateText); ` +
      `it does not do ${asked === '' || asked === 'TranslateText' ? `${method} ${url}` : asked}.`,
  );
}

async function translateText(
  input: TranslateTextInput,
  service: TranslateService,
  signal: AbortSignal,
): Promise<Reply> {
  const noteStatus = service.seen.add(input.Text);
  const fault = service.faults.next(input.Text);
  const reply = await replyUnder(fault, input, { service, signal });
  if (typeof reply === 'object') noteStatus(reply.status);
  return reply;
}

/** Trouble with the service comes before the request is looked at; trouble with the engine spoils its translation. */
async function replyUnder(
  fault: Fault | undefined,
  input: TranslateTextInput,
  { service, signal }: { readonly service: TranslateService; readonly signal: AbortSignal },
): Promise<Reply> {
  if (fault?.type === 'error') return errorReply(new TranslateError(fault.name, fault.message, fault));
  if (fault?.type === 'garbage') return { status: 200, body: '<html>Bad Gateway</html>' };
  if (fault?.type === 'drop' || fault?.type === 'hang') return fault.type;
  if (fault?.type === 'delay') await wait(fault.ms, undefined, { signal });
  try {
    checkTranslatable(input, service.maxRequestBytes);
    const terminology = terminologyOf(input, service.terminologies);
    const engine: LineEngine = {
      translateLine: (line) => service.engine.translateLine(line, terminology?.glossary),
    };
    const translation = await translateLines(input.Text, engine, signal);
    return translated(input, spoil(translation, fault), terminology);
  } catch (error) {
    if (error instanceof TranslateError) return errorReply(error);
    throw error;
  }
}

function translated(
  { Text, SourceLanguageCode, TargetLanguageCode }: TranslateTextInput,
  TranslatedText: string,
  terminology: NamedTerminology | undefined,
): Reply {
  const AppliedTerminologies = terminology && appliedTerminologies(Text, terminology);
  const output = { TranslatedText, SourceLanguageCode, TargetLanguageCode, AppliedTerminologies };
  return { status: 200, body: JSON.stringify(output) };
}

async function translateLines(text: string, engine: LineEngine, signal: AbortSignal): Promise<string> {
  const lines: string[] = [];
  for (const line of text.split('\n')) {
    signal.throwIfAborted();
    lines.push(await translateLine(line, engine));
  }
  return lines.join('\n');
}

async function translateLine(line: string, engine: LineEngine): Promise<string> {
  // Engines disagree on what nothing translates to; Amazon Translate leaves it as it is.
  if (line.trim() === '') return line;
  try {
    return await engine.translateLine(line);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new TranslateError('InternalServerException', `The local translation engine failed: ${reason}`, {
      status: 500,
      cause,
    });
  }
}
