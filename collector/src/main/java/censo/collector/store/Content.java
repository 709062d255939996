package censo.collector.store;

import censo.inventory.Bytes;

/**
 * What a thing holds.
 *
 * @param digest SHA-256 of the bytes, in hex digits
 */
record Content(Bytes bytes, String digest) {
  static Content of(Bytes bytes) {
    return new Content(bytes, bytes.sha256());
  }
}
