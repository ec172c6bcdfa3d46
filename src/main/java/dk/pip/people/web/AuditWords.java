package dk.pip.people.web;

import dk.pip.people.Audit;
import dk.pip.shared.Texts;

/// The audit in words.
final class AuditWords {
  private AuditWords() {}

  /// `Mette Lund` or `en læser`; empty where nobody was signed in.
  static String who(Audit.Entry entry, Texts texts) {
    var actor = entry.actor();
    if (actor != null) {
      return actor;
    }
    var key = "people.audit.kind." + entry.kind();
    return entry.kind() == null ? "" : texts.has(key) ? texts.get(key) : entry.kind();
  }

  /// `Alice Vang fik en ny rolle`.
  static String what(Audit.Entry entry, Texts texts) {
    var subject = entry.subject();
    return texts.has(entry.act()) ? texts.get(entry.act(), subject == null ? "" : subject) : entry.act();
  }

  /// The same of any: `… fik en ny rolle`.
  static String kind(String act, Texts texts) {
    return texts.has(act) ? texts.get(act, "…") : act;
  }
}
