package dk.pip.incoming;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads `winmail.dat`, which Outlook makes of a mail that it believes is for another Outlook (MS-OXTNEF): the files in it, and
/// its text. Whatever is broken ends the reading, and what was read before it stands.
final class Tnef {
  private static final int SIGNATURE = 0x223e9f78;
  private static final int MOST_FILES = 200;
  private static final int DEEPEST = 4;

  private static final int BODY = 0x0002800c;
  private static final int MESSAGE = 0x00069003;
  private static final int FILE_BEGINS = 0x00069002;
  private static final int FILE_TITLE = 0x00018010;
  private static final int FILE_DATA = 0x0006800f;
  private static final int FILE_PROPERTIES = 0x00069005;

  /// @param type as it says; empty where it doesn't
  /// @param contentId empty where the text doesn't show it
  record TnefFile(String name, String type, String contentId, byte[] bytes) {}

  private final List<TnefFile> files = new ArrayList<>();
  private @Nullable String text;
  private @Nullable String html;
  private String name = "";
  private String type = "";
  private String contentId = "";
  private byte @Nullable [] data;

  private Tnef() {}

  static boolean isOne(byte[] bytes) {
    return bytes.length > 6 && ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getInt() == SIGNATURE;
  }

  static Tnef of(byte[] bytes) {
    var reading = new Tnef();
    reading.read(bytes, 0);
    return reading;
  }

  List<TnefFile> files() {
    return files;
  }

  @Nullable String text() {
    return text;
  }

  @Nullable String html() {
    return html;
  }

  private void read(byte[] bytes, int depth) {
    if (!isOne(bytes) || depth > DEEPEST) {
      return;
    }
    var in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    in.position(6);
    try {
      while (in.remaining() >= 11 && files.size() < MOST_FILES) {
        in.get();
        var attribute = in.getInt();
        var length = in.getInt();
        if (length < 0 || length > in.remaining()) {
          break;
        }
        var value = in.slice(in.position(), length).order(ByteOrder.LITTLE_ENDIAN);
        in.position(in.position() + length);
        attribute(attribute, value, depth);
        if (in.remaining() >= 2) {
          in.getShort();
        }
      }
    } catch (RuntimeException e) {
      // What was read before it broke is what there is.
    }
    endFile();
  }

  private void attribute(int attribute, ByteBuffer value, int depth) {
    switch (attribute) {
      case BODY -> text = text == null ? string(bytes(value), false) : text;
      case MESSAGE -> properties(value, false, depth);
      case FILE_BEGINS -> endFile();
      case FILE_TITLE -> name = name.isEmpty() ? string(bytes(value), false) : name;
      case FILE_DATA -> data = bytes(value);
      case FILE_PROPERTIES -> properties(value, true, depth);
      default -> {}
    }
  }

  private void endFile() {
    if (data != null) {
      files.add(new TnefFile(name, type, contentId, data));
    }
    name = "";
    type = "";
    contentId = "";
    data = null;
  }

  private void properties(ByteBuffer in, boolean ofFile, int depth) {
    var count = in.getInt();
    for (var i = 0; i < count && in.remaining() >= 8; i++) {
      var kind = in.getShort() & 0xffff;
      var id = in.getShort() & 0xffff;
      if (id >= 0x8000) {
        in.position(in.position() + 16);
        if (in.getInt() == 0) {
          in.getInt();
        } else {
          skip(in, in.getInt());
        }
      }
      var many = (kind & 0x1000) != 0;
      var plain = kind & ~0x1000;
      var fixed = size(plain);
      if (fixed > 0) {
        var values = many ? in.getInt() : 1;
        in.position(Math.addExact(in.position(), Math.multiplyExact(values, fixed)));
        continue;
      }
      var values = in.getInt();
      for (var k = 0; k < values; k++) {
        var length = in.getInt();
        if (length < 0 || length > in.remaining()) {
          throw new IllegalArgumentException("Longer than what there is");
        }
        property(id, plain, bytes(in.slice(in.position(), length)), ofFile, depth);
        skip(in, length);
      }
    }
  }

  private void property(int id, int kind, byte[] value, boolean ofFile, int depth) {
    var wide = kind == 0x1f;
    if (!ofFile) {
      switch (id) {
        case 0x1000 -> text = string(value, wide);
        case 0x1013 -> html = kind == 0x102 ? TextBytes.decode(value, null) : string(value, wide);
        default -> {}
      }
      return;
    }
    switch (id) {
      case 0x3707 -> name = string(value, wide);
      case 0x3704 -> name = name.isEmpty() ? string(value, wide) : name;
      case 0x370e -> type = string(value, wide);
      case 0x3712 -> contentId = string(value, wide);
      case 0x3701 -> {
        if (kind == 0x0d && value.length > 16) {
          var within = new Tnef();
          within.read(Arrays.copyOfRange(value, 16, value.length), depth + 1);
          files.addAll(within.files.subList(0, Math.min(within.files.size(), MOST_FILES - files.size())));
        } else if (kind == 0x102) {
          data = value;
        }
      }
      default -> {}
    }
  }

  /// Of a kind whose values are all of one size; 0 for the others.
  private static int size(int kind) {
    return switch (kind) {
      case 0x02, 0x03, 0x04, 0x0a, 0x0b -> 4;
      case 0x05, 0x06, 0x07, 0x14, 0x40 -> 8;
      case 0x48 -> 16;
      case 0x0d, 0x1e, 0x1f, 0x102 -> 0;
      default -> throw new IllegalArgumentException("No such kind");
    };
  }

  /// Values end at a multiple of four.
  private static void skip(ByteBuffer in, int length) {
    in.position(Math.min(in.limit(), Math.addExact(in.position(), length) + (4 - length % 4) % 4));
  }

  private static byte[] bytes(ByteBuffer in) {
    var bytes = new byte[in.remaining()];
    in.duplicate().get(bytes);
    return bytes;
  }

  private static String string(byte[] bytes, boolean wide) {
    var text = wide ? new String(bytes, StandardCharsets.UTF_16LE) : TextBytes.decode(bytes, null);
    var end = text.indexOf('\0');
    return end < 0 ? text : text.substring(0, end);
  }
}
