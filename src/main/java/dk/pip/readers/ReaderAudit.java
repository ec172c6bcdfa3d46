package dk.pip.readers;

import dk.pip.people.Audit;
import dk.pip.people.StaffId;
import dk.pip.settings.Settings;
import dk.pip.shared.Texts;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Writes into the audit what is done on the pages and from the command line alike.
@Component
class ReaderAudit {
  private final Audit audit;
  private final Texts texts;

  ReaderAudit(Audit audit, Settings settings) {
    this.audit = audit;
    this.texts = Texts.in(settings.language());
  }

  /// @param by null for the command line, where nobody is signed in; the line then says so
  void record(@Nullable StaffId by, String act, String subject) {
    audit.record(by, act, by == null ? subject + " (" + texts.get("readers.command-line") + ")" : subject);
  }
}
