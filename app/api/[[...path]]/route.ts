import { unknownAddress } from '@/lib/http/unknown-address';

export {
  unknownAddress as GET,
  unknownAddress as HEAD,
  unknownAddress as POST,
  unknownAddress as PUT,
  unknownAddress as PATCH,
  unknownAddress as DELETE,
};
