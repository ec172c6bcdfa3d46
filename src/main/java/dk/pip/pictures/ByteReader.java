package dk.pip.pictures;

/// Numbers in untrusted bytes. Reading past the end says that the file is cut short.
record ByteReader(byte[] array) {
  int length() {
    return array.length;
  }

  int u8(int at) {
    if (at < 0 || at >= array.length) {
      throw Unreadable.cutShort();
    }
    return array[at] & 0xff;
  }

  int u16(int at) {
    return u8(at) << 8 | u8(at + 1);
  }

  int s32(int at) {
    return u16(at) << 16 | u16(at + 2);
  }

  int u16le(int at) {
    return u8(at) | u8(at + 1) << 8;
  }

  int u24le(int at) {
    return u16le(at) | u8(at + 2) << 16;
  }

  long u32le(int at) {
    return u24le(at) | (long) u8(at + 3) << 24;
  }

  /// Whether the ASCII text stands at the place.
  boolean has(int at, String text) {
    if (at + text.length() > array.length) {
      return false;
    }
    for (var i = 0; i < text.length(); i++) {
      if (array[at + i] != text.charAt(i)) {
        return false;
      }
    }
    return true;
  }
}
