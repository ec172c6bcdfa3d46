package dk.pip.shared;

import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.Encoder;
import java.util.Map;

/// A QR code (ISO/IEC 18004), to be drawn as vectors. A quarter of it may be dirty or torn.
///
/// @param size its modules across, without the quiet zone
/// @param path the dark modules as an SVG path, in modules from the upper left of the code
public record QrCode(int size, String path) {
  /// What stands empty around a code, in modules.
  public static final int QUIET = 4;

  /// @throws IllegalArgumentException where the text is too long for a code
  public static QrCode of(String text) {
    try {
      var code = Encoder.encode(text, ErrorCorrectionLevel.Q, Map.of(EncodeHintType.CHARACTER_SET, "UTF-8")).getMatrix();
      var path = new StringBuilder();
      for (var y = 0; y < code.getHeight(); y++) {
        for (var x = 0; x < code.getWidth(); x++) {
          var from = x;
          while (x < code.getWidth() && code.get(x, y) == 1) {
            x++;
          }
          if (x > from) {
            path.append('M').append(from).append(' ').append(y).append('h').append(x - from).append("v1h-").append(x - from).append('z');
          }
        }
      }
      return new QrCode(code.getWidth(), path.toString());
    } catch (WriterException e) {
      throw new IllegalArgumentException("Too long for a QR code", e);
    }
  }

  /// The part of the drawing that is shown, with the quiet zone.
  public String viewBox() {
    var all = size + 2 * QUIET;
    return "-" + QUIET + " -" + QUIET + " " + all + " " + all;
  }
}
