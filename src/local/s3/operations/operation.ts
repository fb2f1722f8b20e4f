import type { IncomingHttpHeaders } from 'node:http';
import { queryValue } from '../wire/request-target.ts';
import type { RequestTarget } from '../wire/request-target.ts';
import { notImplemented, S3Error } from '../wire/s3-error.ts';
import { refuseUnsupported } from './unsupported.ts';

/** The operations of this server, by their names in S3's API. */
export type OperationName =
  | 'ListBuckets'
  | 'CreateBucket'
  | 'HeadBucket'
  | 'GetBucketLocation'
  | 'ListObjectsV2'
  | 'PutObject'
  | 'CopyObject'
  | 'GetObject'
  | 'HeadObject'
  | 'DeleteObject';

export interface OperationRequest {
  readonly method: string;
  readonly target: RequestTarget;
  readonly headers: IncomingHttpHeaders;
}

/**
 * Which operation a request asks for.
 * @throws S3Error NotImplemented, naming what is asked, where S3 would do it and this server does not;
 *   MethodNotAllowed
 */
export function identifyOperation(request: OperationRequest): OperationName {
  refuseUnsupported(request);
  const { bucket, key } = request.target;
  if (bucket === '') return serviceOperation(request);
  return key === '' ? bucketOperation(request) : objectOperation(request);
}

function serviceOperation({ method }: OperationRequest): OperationName {
  if (method === 'GET') return 'ListBuckets';
  throw methodNotAllowed(method, 'the service');
}

function bucketOperation({ method, target }: OperationRequest): OperationName {
  switch (method) {
    case 'PUT':
      return 'CreateBucket';
    case 'HEAD':
      return 'HeadBucket';
    case 'GET':
      if (queryValue(target, 'location') !== undefined) return 'GetBucketLocation';
      if (queryValue(target, 'list-type') === '2') return 'ListObjectsV2';
      throw notImplemented('the first version of ListObjects', 'list with ListObjectsV2 (?list-type=2)');
    case 'DELETE':
      throw notImplemented('DeleteBucket', 'stop it and delete the folder of the bucket instead');
    case 'POST':
      throw notImplemented('uploads by HTML form (POST)', 'upload with PutObject');
    default:
      throw methodNotAllowed(method, 'a bucket');
  }
}

function objectOperation({ method, headers }: OperationRequest): OperationName {
  switch (method) {
    case 'PUT':
      return headers['x-amz-copy-source'] === undefined ? 'PutObject' : 'CopyObject';
    case 'GET':
      return 'GetObject';
    case 'HEAD':
      return 'HeadObject';
    case 'DELETE':
      return 'DeleteObject';
    default:
      throw methodNotAllowed(method, 'an object');
  }
}

function methodNotAllowed(method: string, resource: string): S3Error {
  return new S3Error('MethodNotAllowed', 'The specified method is not allowed against this resource.', {
    Method: method,
    ResourceType: resource,
  });
}
