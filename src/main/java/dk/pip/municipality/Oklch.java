package dk.pip.municipality;

/// A colour by how it looks: lightness 0 to 1, chroma 0 (grey) to about 0.37, hue in degrees. Ottosson's OKLab in
/// polar form, in which a colour can be made lighter or darker and still be seen as the same colour.
record Oklch(double lightness, double chroma, double hue) {
  private static final double GREY = 0.02;

  static Oklch of(String hex) {
    var rgb = Integer.parseInt(hex.substring(1), 16);
    var r = linear((rgb >> 16 & 255) / 255.0);
    var g = linear((rgb >> 8 & 255) / 255.0);
    var b = linear((rgb & 255) / 255.0);
    var l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
    var m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
    var s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
    var lightness = 0.2104542553 * l + 0.7936177850 * m - 0.0040720468 * s;
    var a = 1.9779984951 * l - 2.4285922050 * m + 0.4505937099 * s;
    var c = 0.0259040371 * l + 0.7827717662 * m - 0.8086757660 * s;
    return new Oklch(lightness, Math.hypot(a, c), (Math.toDegrees(Math.atan2(c, a)) + 360) % 360);
  }

  boolean isGrey() {
    return chroma < GREY;
  }

  Oklch withLightness(double changed) {
    return new Oklch(Math.clamp(changed, 0.0, 1.0), chroma, hue);
  }

  Oklch withChroma(double changed) {
    return new Oklch(lightness, changed, hue);
  }

  /// The colour as screens show it, `#rrggbb`. What sRGB can't show loses chroma and keeps lightness and hue.
  String hex() {
    var low = 0.0;
    var high = chroma;
    if (!fits(high)) {
      for (var i = 0; i < 16; i++) {
        var middle = (low + high) / 2;
        if (fits(middle)) {
          low = middle;
        } else {
          high = middle;
        }
      }
      high = low;
    }
    var rgb = rgb(high);
    return String.format("#%02x%02x%02x", byteOf(rgb[0]), byteOf(rgb[1]), byteOf(rgb[2]));
  }

  private boolean fits(double tried) {
    for (var channel : rgb(tried)) {
      if (channel < -0.0005 || channel > 1.0005) {
        return false;
      }
    }
    return true;
  }

  private double[] rgb(double tried) {
    var a = tried * Math.cos(Math.toRadians(hue));
    var b = tried * Math.sin(Math.toRadians(hue));
    var l = cube(lightness + 0.3963377774 * a + 0.2158037573 * b);
    var m = cube(lightness - 0.1055613458 * a - 0.0638541728 * b);
    var s = cube(lightness - 0.0894841775 * a - 1.2914855480 * b);
    return new double[] {
      4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
      -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
      -0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s
    };
  }

  private static double cube(double value) {
    return value * value * value;
  }

  private static int byteOf(double linear) {
    var clamped = Math.clamp(linear, 0.0, 1.0);
    var encoded = clamped <= 0.0031308 ? 12.92 * clamped : 1.055 * Math.pow(clamped, 1 / 2.4) - 0.055;
    return (int) Math.round(encoded * 255);
  }

  static double linear(double encoded) {
    return encoded <= 0.04045 ? encoded / 12.92 : Math.pow((encoded + 0.055) / 1.055, 2.4);
  }
}
