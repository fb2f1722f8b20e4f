import type { IncomingHttpHeaders } from 'node:http';
import { parsePayload } from '../authentication/payload.ts';
import { checksumHeaders, wantedAlgorithms } from '../body/checksums.ts';
import { copyBytes } from '../body/copy-bytes.ts';
import { receiveBody } from '../body/receive-body.ts';
import type { ObjectEventName } from '../notification.ts';
import type { Address } from '../store/object-store.ts';
import type { StoredObject } from '../store/stored-object.ts';
import { sendEmpty, sendXml } from '../wire/replies.ts';
import { headerValue } from '../wire/request-headers.ts';
import { parseCopySource } from '../wire/request-target.ts';
import { notImplemented, S3Error } from '../wire/s3-error.ts';
import { textElement, xmlDocument } from '../wire/xml.ts';
import { checkRead, preconditionFailed, writeAdmission } from './conditions.ts';
import type { Exchange } from './exchange.ts';
import { describeObject, quoted } from './object-headers.ts';
import type { Description } from './object-headers.ts';

export async function putObject({ request, response, store, target, announce }: Exchange): Promise<void> {
  const { headers } = request;
  store.checkBucket(target.bucket);
  const description = describeObject(headers);
  const admit = writeAdmission(headers, target.key);
  const payload = parsePayload(headerValue(headers, 'x-amz-content-sha256'));
  const { upload, ...content } = await receiveBody(request, { payload, store });
  const object = await store.commit(upload, { ...target, object: { ...content, ...description }, admit });
  await announce(creation(target, { eventName: 'ObjectCreated:Put', object }));
  sendEmpty(response, {
    status: 200,
    headers: { etag: quoted(object.etag), ...checksumHeaders(object.checksums) },
  });
}

export async function copyObject({ request, response, store, target, announce }: Exchange): Promise<void> {
  const { headers } = request;
  store.checkBucket(target.bucket);
  const from = copySource(headers, target);
  const admit = writeAdmission(headers, target.key);
  const { object: source, file } = await store.read(from);
  try {
    checkSource(headers, source);
    const { upload, checksums } = await copyBytes(file, { store, algorithms: wantedAlgorithms(headers) });
    const { size, etag } = source;
    const copy = {
      size,
      etag,
      checksums: { ...source.checksums, ...checksums },
      ...copyDescription(headers, source),
    };
    const object = await store.commit(upload, { ...target, object: copy, admit });
    await announce(creation(target, { eventName: 'ObjectCreated:Copy', object }));
    sendXml(response, copyResult(object));
  } finally {
    await file.close();
  }
}

export async function deleteObject({ request, response, store, target, announce }: Exchange): Promise<void> {
  const { bucket, key } = target;
  const removal = await store.remove({ bucket, key, admit: writeAdmission(request.headers, key) });
  if (removal !== undefined) await announce({ eventName: 'ObjectRemoved:Delete', bucket, key, ...removal });
  sendEmpty(response, { status: 204 });
}

function creation(
  { bucket, key }: Address,
  { eventName, object }: { eventName: ObjectEventName; object: StoredObject },
): Parameters<Exchange['announce']>[0] {
  const { lastModified: time, sequencer, size, etag } = object;
  return { eventName, bucket, key, time, sequencer, created: { size, etag } };
}

function copySource(headers: IncomingHttpHeaders, target: Address): Address {
  const { bucket, key, versioned } = parseCopySource(headerValue(headers, 'x-amz-copy-source') ?? '');
  if (versioned) throw notImplemented('copies of an old version', 'leave out ?versionId');
  if (bucket === target.bucket && key === target.key && !replacesMetadata(headers)) {
    throw new S3Error(
      'InvalidRequest',
      "This copy request is illegal because it is trying to copy an object to itself without changing the object's " +
        'metadata, storage class, website redirect location or encryption attributes.',
    );
  }
  return { bucket, key };
}

function checkSource(headers: IncomingHttpHeaders, source: StoredObject): void {
  if (checkRead(source, { headers, prefix: 'x-amz-copy-source-' }) === 'send') return;
  throw preconditionFailed('x-amz-copy-source-If-None-Match or x-amz-copy-source-If-Modified-Since');
}

function copyDescription(headers: IncomingHttpHeaders, source: StoredObject): Description {
  if (replacesMetadata(headers)) return describeObject(headers);
  return { headers: source.headers, metadata: source.metadata };
}

function replacesMetadata(headers: IncomingHttpHeaders): boolean {
  const directive = headerValue(headers, 'x-amz-metadata-directive') ?? 'COPY';
  if (directive === 'REPLACE') return true;
  if (directive === 'COPY') return false;
  throw new S3Error('InvalidArgument', 'Unknown metadata directive: it must be COPY or REPLACE.', {
    ArgumentName: 'x-amz-metadata-directive',
    ArgumentValue: directive,
  });
}

function copyResult(object: StoredObject): string {
  return xmlDocument('CopyObjectResult', [
    textElement('LastModified', object.lastModified),
    textElement('ETag', quoted(object.etag)),
    ...Object.entries(object.checksums).map(([name, value]) =>
      textElement(`Checksum${name.toUpperCase()}`, value),
    ),
  ]);
}
