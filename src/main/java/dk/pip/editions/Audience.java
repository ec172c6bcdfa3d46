package dk.pip.editions;

/// Who an edition is for. A staff edition is read by those who are signed in, whatever their role.
public enum Audience {
  STAFF,
  PUBLIC
}
