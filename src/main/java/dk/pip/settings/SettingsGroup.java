package dk.pip.settings;

import java.util.List;

/// The settings that a module brings. It is found by its name, before anything has started: a class `Group` in a record
/// whose name ends in `Settings`, in the module's own package. What each setting is for stands in the module's catalogue,
/// `mail.setting.mail_host`.
///
/// @param <R> the record that the module's beans take; commands get it by [Settings#of]
public interface SettingsGroup<R extends Record> {
  List<Setting> settings();

  /// Makes the record, and refuses what doesn't go together. A setting that was refused by itself is not there.
  R read(SettingsValues values);
}
