package dk.pip.shared;

import java.util.UUID;

/// An identifier of a thing in the database: a record around a UUID, so that two kinds can't be mixed up.
public interface Id {
  UUID value();
}
