package dk.pip.mailing.engine;

import dk.pip.mailing.engine.Template.Mark;

/// What differs from reader to reader.
@FunctionalInterface
interface MergeFields {

  Words of(Delivery delivery);

  /// @param sender of the envelope
  /// @param fields of the header, in ASCII, each ending in CRLF
  /// @param to who the mail is for: name and address as people write them
  /// @param why they get it, in a sentence
  record Words(String sender, String fields, String to, String why, String stop, String page) {
    String words(Mark mark) {
      return switch (mark) {
        case TO_TEXT -> to;
        case TO_HTML -> html(to);
        case WHY_TEXT -> why;
        case WHY_HTML -> html(why);
        case STOP -> stop;
        case PAGE -> page;
      };
    }

    private static String html(String text) {
      return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
    }
  }
}
